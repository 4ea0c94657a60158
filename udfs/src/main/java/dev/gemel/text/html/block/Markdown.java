package dev.gemel.text.html.block;

import dev.gemel.text.html.marks.Escapes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Blocks joined into plain text or CommonMark, and lines that must not begin a block or a task of
 * GitHub's.
 */
public final class Markdown {
  private static final Pattern LEAD =
      Pattern.compile("^(#{1,6}(?:\\s|$)|>|[-+*](?:\\s|$)|\\[[ xX]\\](?:\\s|$))");
  private static final Pattern NUMBER = Pattern.compile("^(\\d{1,9})([.)](?:\\s|$))");

  /** So many signs make a thematic break (section 4.1); of stars one may be an item's marker. */
  private static final int THEMATIC = 3;

  private Markdown() {}

  /** A paragraph none of whose lines reads as the start of another block or as a rule. */
  static String escapeLead(String paragraph) {
    if (paragraph.indexOf('\n') < 0) {
      return escapeLine(paragraph);
    }
    StringBuilder out = new StringBuilder();
    for (String line : paragraph.split("\n", -1)) {
      out.append(out.length() == 0 ? "" : "\n").append(escapeLine(line));
    }
    return out.toString();
  }

  private static String escapeLine(String line) {
    if (isStars(line)) {
      // Each of them: behind an escaped one the others could close an emphasis.
      return line.replace("*", "\\*").replace("_", "\\_");
    }
    if (LEAD.matcher(line).lookingAt() || isRule(line)) {
      return "\\" + line;
    }
    return NUMBER.matcher(line).replaceFirst("$1\\\\$2");
  }

  /** A thematic break that is no line under a title. */
  private static boolean isStars(String line) {
    return (consistsOf(line, "* ") && count(line) >= THEMATIC - 1)
        || (consistsOf(line, "_ ") && count(line) >= THEMATIC);
  }

  /** A thematic break, the line under a title, or that between the head and the rows of a table. */
  private static boolean isRule(String line) {
    return (consistsOf(line, "-|: ") && line.indexOf('-') >= 0)
        || (consistsOf(line, "= ") && !line.isBlank());
  }

  private static boolean consistsOf(String line, String signs) {
    return line.chars().allMatch(c -> signs.indexOf(c) >= 0);
  }

  private static long count(String line) {
    return line.chars().filter(c -> c != ' ').count();
  }

  /** Text as Markdown, each line a paragraph of its own. */
  public static String ofText(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> escapeLead(Escapes.of(line)))
        .collect(Collectors.joining("\n\n"));
  }

  /** A heading of one line. */
  static String heading(int level, String title) {
    String escaped = Escapes.of(title);
    boolean closes = escaped.endsWith("#");
    int end = escaped.length() - (closes ? 1 : 0);
    return "#".repeat(level) + " " + escaped.substring(0, end) + (closes ? "\\#" : "");
  }

  public static String text(List<Block> blocks) {
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

  private static String gap(Block before, Block after) {
    boolean list = before.kind() == Block.Kind.ITEM && after.kind() == Block.Kind.ITEM;
    return list && before.quote() == after.quote() ? "\n" : "\n\n";
  }

  public static String markdown(List<Block> blocks) {
    return MarkdownWriter.write(blocks);
  }
}
