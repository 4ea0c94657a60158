package dev.gemel.text.dedup;

/**
 * How near-duplicates are found.
 *
 * @param shingleWords words per shingle
 * @param bands groups of the signature; two documents meet if one whole group agrees
 * @param rows signature values per band
 * @param seed picks the hash functions; signatures of different configurations do not compare
 */
public record MinHashConfig(int shingleWords, int bands, int rows, long seed) {
  /** 5-word shingles, 14 bands of 8 rows: half of the pairs of similarity 0.7 meet. */
  public static final MinHashConfig DEFAULT = new MinHashConfig(5, 14, 8, 1);

  private static final int MAX_VALUES = 4_096;

  /** Checks the sizes. */
  public MinHashConfig {
    if (shingleWords < 1 || bands < 1 || rows < 1 || (long) bands * rows > MAX_VALUES) {
      throw new IllegalArgumentException(
          "MinHash needs shingleWords, bands and rows of at least 1 and at most %d values, got %d, %d, %d"
              .formatted(MAX_VALUES, shingleWords, bands, rows));
    }
  }

  /** Values of a signature. */
  public int values() {
    return bands * rows;
  }

  /**
   * The chance that two documents become candidates: 1 - (1 - s^rows)^bands.
   *
   * @param similarity the Jaccard similarity s of their shingles, 0 to 1
   */
  public double candidateProbability(double similarity) {
    return 1 - Math.pow(1 - Math.pow(similarity, rows), bands);
  }
}
