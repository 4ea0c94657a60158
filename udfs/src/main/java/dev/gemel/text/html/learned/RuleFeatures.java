package dev.gemel.text.html.learned;

import java.util.BitSet;
import java.util.List;

/** How a block stands to the rules' choice. */
final class RuleFeatures implements BlockFeatures.Group {
  private final BlockRun blocks;
  private final int first;
  private final int last;
  private final double share;

  RuleFeatures(BlockRun blocks) {
    this.blocks = blocks;
    int from = blocks.size();
    int to = -1;
    double words = 0;
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.line(i).ruled()) {
        from = Math.min(from, i);
        to = i;
        words += blocks.words(i);
      }
    }
    first = from;
    last = to;
    share = words / blocks.total();
  }

  @Override
  public void add(FeatureRow row, int i) {
    int far = BlockFeatures.FAR;
    row.add("ruled", blocks.line(i).ruled());
    row.add("ruled.inside", i >= first && i <= last);
    row.add("ruled.before", Math.min(far, Math.max(0, first - i)));
    row.add("ruled.after", Math.min(far, Math.max(0, i - last)));
    row.add("ruled.share", share);
    above(row, i);
  }

  /** How far up the rules' container is, and the nearest element that they left out. */
  private void above(FeatureRow row, int i) {
    BitSet dropped = blocks.view().rules().body().dropped();
    List<Integer> parts = blocks.view().rules().body().parts();
    int inside = BlockFeatures.FAR;
    int left = BlockFeatures.FAR;
    int up = 0;
    PageMap map = blocks.map();
    for (int s = blocks.home(i); s >= 0 && up < BlockFeatures.MAX_UP; s = map.parent(s), up++) {
      left = dropped.get(s) ? Math.min(left, up) : left;
      inside = parts.contains(s) ? Math.min(inside, up) : inside;
    }
    row.add("ruled.part", inside);
    row.add("ruled.dropped", left);
  }
}
