package dev.gemel.text.dedup;

/**
 * Exact similarity of two sets of shingles: sorted arrays without repeats, as {@link Shingles}
 * makes them. Two empty sets have similarity 0: nothing shows that they are alike.
 */
public final class Similarity {
  private Similarity() {}

  /** The Jaccard similarity: shared shingles by all shingles, 0 to 1. */
  public static double jaccard(long[] a, long[] b) {
    int shared = shared(a, b);
    int all = a.length + b.length - shared;
    return all == 0 ? 0 : (double) shared / all;
  }

  /** The containment: shared shingles by those of the smaller set, 0 to 1. */
  public static double containment(long[] a, long[] b) {
    int smaller = Math.min(a.length, b.length);
    return smaller == 0 ? 0 : (double) shared(a, b) / smaller;
  }

  private static int shared(long[] a, long[] b) {
    int i = 0;
    int j = 0;
    int shared = 0;
    while (i < a.length && j < b.length) {
      int order = Long.compare(a[i], b[j]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return shared;
  }
}
