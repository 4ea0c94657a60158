package dev.gemel.text.html.learned;

import dev.gemel.text.html.page.NameGroups;
import dev.gemel.text.html.page.TagKinds;
import java.util.Arrays;

/** The elements round a block: how far up each kind of tag and each meaning of names is. */
final class AncestorFeatures implements BlockFeatures.Group {
  /** Names this near count together. */
  private static final int NEAR = 3;

  /** So many like siblings are a repetition. */
  private static final int REPEATED = 3;

  private final BlockRun blocks;
  private final PageMap map;

  AncestorFeatures(BlockRun blocks) {
    this.blocks = blocks;
    this.map = blocks.map();
  }

  @Override
  public void add(FeatureRow row, int i) {
    float[] tags = new float[TagKinds.COUNT];
    float[] groups = new float[NameGroups.COUNT];
    Arrays.fill(tags, BlockFeatures.FAR);
    Arrays.fill(groups, BlockFeatures.FAR);
    int up = 0;
    int repeated = -1;
    int repeatedAt = BlockFeatures.FAR;
    long near = 0;
    for (int s = blocks.home(i); s >= 0 && up < BlockFeatures.MAX_UP; s = map.parent(s), up++) {
      int kind = map.kind(s);
      if (kind >= 0) {
        tags[kind] = Math.min(tags[kind], up);
      }
      for (long rest = map.groups(s); rest != 0; rest &= rest - 1) {
        int group = Long.numberOfTrailingZeros(rest);
        groups[group] = Math.min(groups[group], up);
      }
      if (repeated < 0 && map.alike(s) >= REPEATED && map.text(s) > 0) {
        repeated = s;
        repeatedAt = up;
      }
      near |= up < NEAR ? map.groups(s) : 0;
    }
    row.addAll("in.", TagKinds.names(), tags);
    row.addAll("named.", NameGroups.names(), groups);
    row.add("depth", map.depth(blocks.home(i)));
    row.add("near", Long.bitCount(near));
    row.add("repeated.up", repeatedAt);
    repeated(row, repeated);
  }

  /** The nearest element that has like siblings, -1 for none. */
  private void repeated(FeatureRow row, int e) {
    boolean none = e < 0;
    row.add("repeated.alike", none ? 0 : map.alike(e));
    row.add("repeated.place", none ? 0 : map.place(e));
    row.add("repeated.text", none ? 0 : Math.log1p(map.text(e)));
    row.add("repeated.links", none ? 0 : map.linkShare(e));
    row.add("repeated.headings", none ? 0 : map.headings(e));
    row.add("repeated.images", none ? 0 : map.images(e));
  }
}
