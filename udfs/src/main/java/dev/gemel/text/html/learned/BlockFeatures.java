package dev.gemel.text.html.learned;

import java.util.List;

/** The features by which a block of a page is judged to be content or not. */
final class BlockFeatures {
  /** How many features stand behind the likelihoods of the types. */
  static final int BEHIND_TYPES = 6;

  /** Farther than this is all the same: blocks, or elements upwards. */
  static final int FAR = 50;

  /** Elements farther up are not looked at, which bounds the time on hostile pages. */
  static final int MAX_UP = 40;

  private static final float[] NO_TEXT = {};

  /** Some of the features of a block. Blocks are asked in order, each once. */
  interface Group {
    /** Adds the features of the {@code i}-th block. */
    void add(FeatureRow row, int i);
  }

  private final BlockRun blocks;
  private final float[] types;
  private final List<Group> groups;

  private BlockFeatures(PageView view, float[] types) {
    this.blocks = new BlockRun(view);
    this.types = types;
    TitleMatch title = TitleMatch.ofTitle(view.meta().title());
    TemplateFeatures template = new TemplateFeatures(blocks);
    // The weights know the features by their place: another order needs new weights.
    groups =
        List.of(
            new OwnFeatures(blocks, title),
            new PositionFeatures(blocks, title),
            new AncestorFeatures(blocks),
            new BoxFeatures(blocks),
            template,
            new NeighbourFeatures(blocks, template),
            new HeadingFeatures(blocks),
            new RuleFeatures(blocks),
            this::page);
  }

  /**
   * A row for each block of the page that has text, an empty one for the others; {@code types} are
   * the likelihoods of the page types.
   */
  static float[][] of(PageView view, float[] types) {
    BlockFeatures features = new BlockFeatures(view, types);
    float[][] rows = new float[features.blocks.size()][];
    for (int i = 0; i < rows.length; i++) {
      boolean silent = features.blocks.block(i).text().isEmpty();
      rows[i] = silent ? NO_TEXT : features.fill(FeatureRow.unnamed(), i).values();
    }
    return rows;
  }

  /** The names of the features of a row, read off a page that has at least one block. */
  static List<String> names(PageView view, float[] types) {
    return new BlockFeatures(view, types).fill(FeatureRow.named(), 0).names();
  }

  private FeatureRow fill(FeatureRow row, int i) {
    for (Group group : groups) {
      group.add(row, i);
    }
    return row;
  }

  @SuppressWarnings("EnumOrdinal") // The weights were learned with the places of the kinds.
  private void page(FeatureRow row, int i) {
    PageType[] all = PageType.values();
    for (int t = 0; t < all.length; t++) {
      row.add("type." + all[t], types[t]);
    }
    PageView view = blocks.view();
    PageMap map = view.map();
    row.add("page.words", Math.log1p(blocks.total()));
    row.add("page.blocks", Math.log1p(blocks.size()));
    row.add("page.links", map.linkShare(map.root()));
    row.add("page.kind", view.kind().ordinal());
    row.add("page.paragraphs", Math.log1p(map.paragraphs(map.root())));
    row.add("page.json", view.json().hasArticle());
  }
}
