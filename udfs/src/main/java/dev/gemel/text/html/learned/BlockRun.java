package dev.gemel.text.html.learned;

import dev.gemel.text.html.block.Block;
import java.util.List;

/** The blocks of a page in a row, with the counts that several features need. */
final class BlockRun {
  private final PageView view;
  private final List<PageView.Line> lines;
  private final int[] before;
  private final double[] logWords;

  BlockRun(PageView view) {
    this.view = view;
    this.lines = view.lines();
    before = new int[lines.size() + 1];
    logWords = new double[lines.size()];
    for (int i = 0; i < lines.size(); i++) {
      before[i + 1] = before[i] + lines.get(i).words();
      logWords[i] = Math.log1p(lines.get(i).words());
    }
  }

  PageView view() {
    return view;
  }

  PageMap map() {
    return view.map();
  }

  int size() {
    return lines.size();
  }

  PageView.Line line(int i) {
    return lines.get(i);
  }

  Block block(int i) {
    return lines.get(i).block();
  }

  /** The element a block stands in. */
  int home(int i) {
    return block(i).home();
  }

  int words(int i) {
    return lines.get(i).words();
  }

  double logWords(int i) {
    return logWords[i];
  }

  /** The words of the blocks before a block. */
  int wordsBefore(int i) {
    return before[i];
  }

  /** The words of all blocks, at least 1. */
  int total() {
    return Math.max(1, before[before.length - 1]);
  }
}
