package dev.gemel.text.html.learned;

import java.util.List;

/** The features by which the type of a page is told. */
final class PageFeatures {
  private PageFeatures() {}

  static float[] of(PageView view) {
    return fill(FeatureRow.unnamed(), view).values();
  }

  static List<String> names(PageView view) {
    return fill(FeatureRow.named(), view).names();
  }

  // The weights know the features by their place: another order needs new weights.
  private static FeatureRow fill(FeatureRow row, PageView view) {
    DeclaredFeatures.add(row, view);
    AddressFeatures.add(row, view);
    ElementFeatures.add(row, view);
    TextFeatures.add(row, view);
    RepeatFeatures.add(row, view.map());
    return row;
  }
}
