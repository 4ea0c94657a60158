package dev.gemel.text.quality;

/**
 * Hashes of all runs of n words, for growing n. The hash of a run is that of its words written one
 * after another, as polynomial modulo 2^61 - 1 (Karp and Rabin); so two runs are alike if their
 * letters are, wherever the words end, unless each word is followed by a space.
 */
final class WordGrams {
  private static final long MODULUS = (1L << 61) - 1;
  private static final long BASE = 0x1D8AF066EA5C1D3FL % MODULUS;

  private final long[] words;

  /** The base to the power of each word's length. */
  private final long[] powers;

  /** Code points of the words before each word. */
  private final int[] offsets;

  private final long[] grams;
  private int n = 1;
  private int next;

  WordGrams(int size) {
    words = new long[size];
    powers = new long[size];
    grams = new long[size];
    offsets = new int[size + 1];
  }

  /** Appends a word. */
  void add(int[] text, int start, int end, boolean spaced) {
    long hash = 0;
    long power = 1;
    for (int i = start; i < end; i++) {
      hash = plus(times(hash, BASE), text[i] + 1);
      power = times(power, BASE);
    }
    words[next] = spaced ? plus(times(hash, BASE), ' ' + 1) : hash;
    powers[next] = spaced ? times(power, BASE) : power;
    grams[next] = words[next];
    offsets[next + 1] = offsets[next] + end - start;
    next++;
  }

  /** Makes the runs longer by a word; the first call makes pairs. */
  void grow() {
    n++;
    for (int i = 0; i + n <= words.length; i++) {
      grams[i] = plus(times(grams[i], powers[i + n - 1]), words[i + n - 1]);
    }
  }

  int n() {
    return n;
  }

  int count() {
    return Math.max(0, words.length - n + 1);
  }

  long gram(int i) {
    return grams[i];
  }

  /** Code points of words {@code from} to {@code to}, the last left out. */
  int characters(int from, int to) {
    return offsets[to] - offsets[from];
  }

  private static long plus(long a, long b) {
    long sum = a + b;
    return sum >= MODULUS ? sum - MODULUS : sum;
  }

  private static long times(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    return plus(low & MODULUS, high << 3 | low >>> 61);
  }
}
