package dev.gemel.text.html.learned;

/** The blocks before and behind a block. */
final class NeighbourFeatures implements BlockFeatures.Group {
  private static final int[] STEPS = {-2, -1, 1, 2, 3};

  private final BlockRun blocks;
  private final TemplateFeatures template;

  NeighbourFeatures(BlockRun blocks, TemplateFeatures template) {
    this.blocks = blocks;
    this.template = template;
  }

  @Override
  public void add(FeatureRow row, int i) {
    for (int step : STEPS) {
      row.part("next", step);
      neighbour(row, i, i + step);
    }
    row.whole();
  }

  @SuppressWarnings("EnumOrdinal") // The weights were learned with the places of the kinds.
  private void neighbour(FeatureRow row, int i, int j) {
    boolean there = j >= 0 && j < blocks.size();
    row.add("words", there ? blocks.logWords(j) : -1);
    row.add("links", there ? blocks.line(j).linkShare() : -1);
    row.add("level", there && blocks.block(j).isHeading() ? blocks.block(j).level() : 0);
    row.add("kind", there ? blocks.block(j).kind().ordinal() : -1);
    row.add("same", there && template.areAlike(i, j));
    row.add("ruled", there && blocks.line(j).ruled());
  }
}
