package dev.gemel.text.html.learned;

/**
 * How the content of one type of page is chosen.
 *
 * @param rulesStand whether the rules' choice stands while it is worth nearly as much as the best
 *     choice of blocks: on prose the rules are right more often than a likelihood is exact
 * @param comments whether the readers' words are part of the content
 */
public record PageProfile(boolean rulesStand, boolean comments) {
  /** The expected F1 that the rules may lose against the best choice. */
  static final double TRUST = 0.03;

  /** Blocks less likely than this are never content. */
  static final double LEAST = 0.2;

  public static PageProfile of(PageType type) {
    return switch (type) {
      case ARTICLE, DOCUMENTATION -> new PageProfile(true, false);
      case SERVICE, PRODUCT, COLLECTION, LISTING -> new PageProfile(false, false);
      case FORUM -> new PageProfile(false, true);
    };
  }
}
