package dev.gemel.text.html.learned;

/** The containers round a block, each clearly larger than the one inside. */
final class BoxFeatures implements BlockFeatures.Group {
  private static final int BOXES = 4;
  private static final double GROWTH = 1.4;

  private final BlockRun blocks;
  private final PageMap map;

  BoxFeatures(BlockRun blocks) {
    this.blocks = blocks;
    this.map = blocks.map();
  }

  @Override
  public void add(FeatureRow row, int i) {
    int box = blocks.home(i);
    double size = Math.max(map.text(box), blocks.block(i).text().length() / 2.0);
    for (int n = 1; n <= BOXES; n++) {
      while (map.parent(box) >= 0 && map.text(box) < GROWTH * size) {
        box = map.parent(box);
      }
      row.part("box", n);
      box(row, box);
      size = Math.max(1, map.text(box));
    }
    row.whole();
  }

  private void box(FeatureRow row, int box) {
    row.add("text", Math.log1p(map.text(box)));
    row.add("share", map.text(box) / (double) Math.max(1, map.text(map.root())));
    row.add("linkshare", map.linkShare(box));
    row.add("links", Math.log1p(map.links(box)));
    row.add("headings", map.headings(box));
    row.add("images", map.images(box));
    row.add("paragraphs", map.paragraphs(box));
    row.add("alike", map.alike(box));
  }
}
