package dev.gemel.text.html.block;

import dev.gemel.text.html.page.PageTree;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Goes over a part of a page in its order, without recursion, and tells where each element begins
 * and ends; what is dropped is passed over.
 */
abstract class TreeWalk {
  private final PageTree tree;
  private final BitSet dropped;
  private int[] open = new int[16];

  TreeWalk(PageTree tree, BitSet dropped) {
    this.tree = tree;
    this.dropped = dropped;
  }

  abstract void text(int i);

  /** Begins an element; false if what is below it is passed over and it does not end. */
  abstract boolean open(int i);

  abstract void close(int i);

  /** Goes over an element, itself included. */
  final void walk(int part) {
    int depth = 0;
    int i = part;
    while (i < tree.end(part)) {
      while (depth > 0 && tree.end(open[depth - 1]) <= i) {
        close(open[--depth]);
      }
      if (tree.isText(i)) {
        text(i++);
      } else if (dropped.get(i) || !open(i)) {
        i = tree.end(i);
      } else {
        push(i++, depth++);
      }
    }
    while (depth > 0) {
      close(open[--depth]);
    }
  }

  private void push(int i, int depth) {
    open = depth == open.length ? Arrays.copyOf(open, 2 * depth) : open;
    open[depth] = i;
  }
}
