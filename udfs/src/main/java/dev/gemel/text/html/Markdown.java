package dev.gemel.text.html;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Blocks joined into plain text or CommonMark. Only what would change the block structure is
 * escaped; emphasis characters in prose stay as the author wrote them.
 */
final class Markdown {
  private static final Pattern STRUCTURE = Pattern.compile("^(#{1,6}\\s|>|[-+*]\\s|=+$|-{3,}$)");
  private static final Pattern NUMBER = Pattern.compile("^(\\d{1,9})([.)]\\s)");

  private Markdown() {}

  static String escapeLead(String paragraph) {
    String escaped = STRUCTURE.matcher(paragraph).replaceFirst("\\\\$1");
    return NUMBER.matcher(escaped).replaceFirst("$1\\\\$2");
  }

  static String text(List<Block> blocks) {
    StringBuilder out = new StringBuilder();
    Block last = null;
    for (Block block : blocks) {
      if (!block.text().isBlank()) {
        out.append(last == null ? "" : gap(last, block)).append(block.text());
        last = block;
      }
    }
    return out.toString();
  }

  static String markdown(List<Block> blocks) {
    StringBuilder out = new StringBuilder();
    Block last = null;
    for (Block block : blocks) {
      if (!block.markdown().isBlank()) {
        if (last != null) {
          out.append(
              last.quote() > 0 && last.quote() == block.quote()
                  ? quoted(gap(last, block), last.quote())
                  : gap(last, block));
        }
        String prefix = "> ".repeat(Math.min(block.quote(), 8));
        out.append(prefix).append(block.markdown().replace("\n", "\n" + prefix));
        last = block;
      }
    }
    return out.toString();
  }

  private static String quoted(String gap, int depth) {
    return gap.equals("\n") ? gap : "\n" + "> ".repeat(Math.min(depth, 8)).strip() + "\n";
  }

  private static String gap(Block before, Block after) {
    boolean list = before.kind() == Block.Kind.ITEM && after.kind() == Block.Kind.ITEM;
    return list && before.quote() == after.quote() ? "\n" : "\n\n";
  }
}
