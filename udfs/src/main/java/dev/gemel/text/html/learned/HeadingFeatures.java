package dev.gemel.text.html.learned;

/** The heading above a block. */
final class HeadingFeatures implements BlockFeatures.Group {
  private final BlockRun blocks;
  private int heading = -1;

  HeadingFeatures(BlockRun blocks) {
    this.blocks = blocks;
  }

  @Override
  public void add(FeatureRow row, int i) {
    int far = BlockFeatures.FAR;
    boolean known = heading >= 0;
    int words = known ? blocks.wordsBefore(i) - blocks.wordsBefore(heading) : 0;
    row.add("heading.blocks", known ? Math.min(far, i - heading) : far);
    row.add("heading.words", known ? Math.log1p(words) : -1);
    row.add("heading.level", known ? blocks.block(heading).level() : 0);
    row.add("heading.linked", known && blocks.block(heading).linked());
    row.add("heading.ruled", known && blocks.line(heading).ruled());
    row.addBits("heading.", Cues.names(), known ? blocks.line(heading).cues() : 0);
    heading = blocks.block(i).isHeading() ? i : heading;
  }
}
