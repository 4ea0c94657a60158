package dev.gemel.text.html.learned;

/** The seven forms of page that the extraction tells apart; each has its own profile. */
public enum PageType {
  /** One piece of prose: news, a blog post, an essay, a recipe. */
  ARTICLE,
  /** What a firm or body offers: home, landing, feature and pricing pages. */
  SERVICE,
  /** One thing for sale. */
  PRODUCT,
  /** Things for sale, side by side. */
  COLLECTION,
  /** A thread or question with the answers of several people. */
  FORUM,
  /** Entries that lead to other pages: news fronts, directories, search results, jobs. */
  LISTING,
  /** A page of a manual, reference or course. */
  DOCUMENTATION;

  /** The type with the highest of the likelihoods, which stand in the order of the types. */
  public static PageType likeliest(float[] likelihoods) {
    int best = 0;
    for (int i = 1; i < likelihoods.length; i++) {
      best = likelihoods[i] > likelihoods[best] ? i : best;
    }
    return values()[best];
  }
}
