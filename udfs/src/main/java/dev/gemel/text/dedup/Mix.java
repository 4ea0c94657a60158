package dev.gemel.text.dedup;

/** The 64-bit finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
final class Mix {
  /** The odd constant nearest to 2^64 divided by the golden ratio. */
  static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Mix() {}

  static long mix(long x) {
    long z = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
