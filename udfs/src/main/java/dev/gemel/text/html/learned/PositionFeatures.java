package dev.gemel.text.html.learned;

import dev.gemel.text.html.block.Block;
import java.util.BitSet;

/** Where a block stands on the page, and from its main heading. */
final class PositionFeatures implements BlockFeatures.Group {
  private final BlockRun blocks;
  private final PageMap map;
  private final int main;
  private final BitSet aboveMain = new BitSet();

  PositionFeatures(BlockRun blocks, TitleMatch title) {
    this.blocks = blocks;
    this.map = blocks.map();
    this.main = mainHeading(title);
    for (int up = main < 0 ? -1 : blocks.home(main); up >= 0; up = map.parent(up)) {
      aboveMain.set(up);
    }
  }

  /** The heading that repeats the title, else the first of level 1; -1 if there is none. */
  private int mainHeading(TitleMatch title) {
    int first = -1;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.block(i);
      if (block.isHeading()) {
        if (title.of(block.text()) == TitleMatch.WHOLE) {
          return i;
        }
        first = first < 0 && block.level() == 1 ? i : first;
      }
    }
    return first;
  }

  @Override
  public void add(FeatureRow row, int i) {
    int before = blocks.wordsBefore(i);
    row.add("at", (double) i / blocks.size());
    row.add("at.words", (double) before / blocks.total());
    row.add("before", Math.log1p(before));
    fromMain(row, i);
    row.add("after", Math.log1p(blocks.total() - blocks.wordsBefore(i + 1)));
  }

  private void fromMain(FeatureRow row, int i) {
    int far = BlockFeatures.FAR;
    boolean known = main >= 0;
    int words = known ? Math.abs(blocks.wordsBefore(i) - blocks.wordsBefore(main)) : 0;
    int common = blocks.home(i);
    int up = 0;
    while (known && map.parent(common) >= 0 && !aboveMain.get(common)) {
      common = map.parent(common);
      up++;
    }
    row.add("main", known ? Math.max(-far, Math.min(far, i - main)) : far + 1);
    row.add("main.words", Math.log1p(words));
    row.add("main.up", known ? up : far);
    row.add("main.share", (double) map.text(common) / Math.max(1, map.text(map.root())));
    row.add("main.links", map.linkShare(common));
  }
}
