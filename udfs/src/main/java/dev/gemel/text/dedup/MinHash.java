package dev.gemel.text.dedup;

import java.util.Arrays;

/**
 * MinHash signatures (Broder, "On the resemblance and containment of documents", 1997).
 *
 * <p>Two signatures agree in a position with a probability of about the Jaccard similarity of the
 * documents' shingle sets. The hash family is multiply-add modulo 2^64, {@code h_i(x) = a_i * x +
 * b_i} with odd {@code a_i}, compared as signed numbers (Dietzfelbinger et al., 1997: the high bits
 * are universal), over shingles that are already mixed to 64 bits; {@code a_i} and {@code b_i} are
 * the outputs of SplitMix64 from the seed. Immutable and thread safe.
 */
public final class MinHash {
  private final MinHashConfig config;
  private final long[] factors;
  private final long[] offsets;

  /** Draws the hash functions of a configuration. */
  public MinHash(MinHashConfig config) {
    this.config = config;
    this.factors = new long[config.values()];
    this.offsets = new long[config.values()];
    long state = config.seed();
    for (int i = 0; i < factors.length; i++) {
      state += Mix.GOLDEN;
      factors[i] = Mix.mix(state) | 1;
      state += Mix.GOLDEN;
      offsets[i] = Mix.mix(state);
    }
  }

  /**
   * The signature of a text, {@code bands * rows} values; empty for a text without words, which is
   * nobody's duplicate.
   */
  public long[] signature(String text) {
    return signature(Shingles.words(text, config.shingleWords()));
  }

  /** The signature of shingles that {@link Shingles} made. */
  public long[] signature(long[] shingles) {
    if (shingles.length == 0) {
      return new long[0];
    }
    long[] least = new long[factors.length];
    Arrays.fill(least, Long.MAX_VALUE);
    for (long shingle : shingles) {
      for (int i = 0; i < least.length; i++) {
        least[i] = Math.min(least[i], factors[i] * shingle + offsets[i]);
      }
    }
    return least;
  }

  /**
   * The estimated Jaccard similarity of two signatures of one configuration: the share of equal
   * positions; 0 if one is empty.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public static double estimate(long[] a, long[] b) {
    if (a.length == 0 || b.length == 0) {
      return 0;
    }
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "signatures of %d and %d values come from different configurations"
              .formatted(a.length, b.length));
    }
    int equal = 0;
    for (int i = 0; i < a.length; i++) {
      equal += a[i] == b[i] ? 1 : 0;
    }
    return (double) equal / a.length;
  }
}
