package dev.gemel.text.html.block;

import dev.gemel.text.html.marks.Nest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes blocks as CommonMark, each inside the list items and quotations that it stands in. An item
 * has its marker where its first block is, even if the page's first block of it was left out.
 */
final class MarkdownWriter {
  /** Deeper ones are written as if those between were not there, which bounds the output. */
  private static final int MAX_DEPTH = 16;

  private final StringBuilder out = new StringBuilder();
  private final Set<Nest> direct = identitySet();
  private final Set<Nest> closed = identitySet();
  private final Set<Nest> second = identitySet();
  private List<Nest> open = List.of();
  private @Nullable Block last;

  private MarkdownWriter() {}

  static String write(List<Block> blocks) {
    MarkdownWriter writer = new MarkdownWriter();
    List<Block> shown = blocks.stream().filter(block -> !block.markdown().isBlank()).toList();
    shown.forEach(block -> writer.holdDirectly(block.nest()));
    shown.forEach(writer::add);
    return writer.out.toString();
  }

  /** Notes the items that hold a block, or a quotation of blocks, and not only other lists. */
  private void holdDirectly(Nest nest) {
    direct.add(nest.item());
    List<Nest> round = nest.path();
    for (int i = 1; i < round.size(); i++) {
      if (!round.get(i).isItem()) {
        direct.add(round.get(i - 1));
      }
    }
  }

  private void add(Block block) {
    List<Nest> path = path(block.nest());
    int common = 0;
    while (common < Math.min(open.size(), path.size()) && open.get(common) == path.get(common)) {
      common++;
    }
    if (last != null) {
      out.append(isTight(last, block, path, common) ? "\n" : blankLine(path.subList(0, common)));
    }
    closed.addAll(open.subList(common, open.size()));
    sign(path, common);
    lead(block, path, common);
    lines(block.markdown(), hang(path));
    open = path;
    last = block;
  }

  /**
   * Without items that hold only other lists here, and without those that a heading has ended: a
   * second marker would make two items of one.
   */
  private List<Nest> path(Nest nest) {
    List<Nest> path = new ArrayList<>();
    for (Nest each : nest.path()) {
      if (!each.isItem() || (direct.contains(each) && !closed.contains(each))) {
        path.add(each);
      }
    }
    if (path.size() > MAX_DEPTH) {
      path.subList(MAX_DEPTH - 1, path.size() - 1).clear();
    }
    return path;
  }

  /** Whether an item follows an item of its list, or begins a list below one, without a gap. */
  private boolean isTight(Block before, Block after, List<Nest> path, int common) {
    boolean items = before.kind() == Block.Kind.ITEM && after.kind() == Block.Kind.ITEM;
    if (!items || path.size() != common + 1) {
      return false;
    }
    Nest item = path.get(common);
    return open.size() > common ? open.get(common).isBeside(item) : isBelow(item, common);
  }

  private boolean isBelow(Nest item, int common) {
    return common > 0 && open.get(common - 1).isItem() && item.isItem() && item.mayInterrupt();
  }

  /** An item right behind one of another list has the other sign: they would be one list. */
  private void sign(List<Nest> path, int common) {
    if (common < Math.min(open.size(), path.size())) {
      Nest before = open.get(common);
      Nest item = path.get(common);
      if (item.isLike(before) && item.isBeside(before) == second.contains(before)) {
        second.add(item);
      }
    }
  }

  private void mark(Nest nest) {
    out.append(nest.mark(second.contains(nest)));
  }

  private void lead(Block block, List<Nest> path, int common) {
    out.append(hang(path.subList(0, common)));
    path.subList(common, path.size()).forEach(this::mark);
    boolean begins = path.size() > common && path.get(path.size() - 1).isItem();
    if (begins && (block.kind() == Block.Kind.CODE || isRows(block))) {
      // A fence or a row behind a marker is valid, but many tools look for it at a line's start.
      trimEnd();
      out.append('\n').append(hang(path));
    }
  }

  /** Whether it is a table without a caption. */
  private static boolean isRows(Block block) {
    return block.kind() == Block.Kind.TABLE && block.markdown().startsWith("|");
  }

  private void lines(String markdown, String hang) {
    int from = 0;
    for (int to = markdown.indexOf('\n'); to >= 0; to = markdown.indexOf('\n', from)) {
      out.append(markdown, from, to).append('\n');
      from = to + 1;
      boolean blank = from == markdown.length() || markdown.charAt(from) == '\n';
      out.append(blank ? hang.stripTrailing() : hang);
    }
    out.append(markdown, from, markdown.length());
  }

  private static String blankLine(List<Nest> round) {
    return "\n" + hang(round).stripTrailing() + "\n";
  }

  private static String hang(List<Nest> path) {
    StringBuilder hang = new StringBuilder();
    path.forEach(nest -> hang.append(nest.hang()));
    return hang.toString();
  }

  private void trimEnd() {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
  }

  private static Set<Nest> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
