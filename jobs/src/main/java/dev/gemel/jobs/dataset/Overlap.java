package dev.gemel.jobs.dataset;

import dev.gemel.text.dedup.Shingles;
import dev.gemel.text.dedup.Similarity;

/** How much of one text is in another, by word shingles. */
final class Overlap {
  private static final int WORDS = 3;
  private static final double MAX_LEAK = 0.3;
  private static final double NEAR = 0.2;

  private Overlap() {}

  /** Whether an instruction holds so much of the answer's wording that little is left to say. */
  static boolean leaks(String instruction, String answer) {
    return share(answer, instruction, WORDS) > MAX_LEAK;
  }

  /** Whether two answers say the same in the same words, in parts. */
  static boolean near(String a, String b) {
    return Similarity.containment(Shingles.words(a, WORDS), Shingles.words(b, WORDS)) >= NEAR;
  }

  /** The share of an answer's distinct words that its passage has. */
  static double grounding(String answer, String passage) {
    return share(answer, passage, 1);
  }

  /** The share of {@code part}'s shingles found in {@code whole}; 0 for a text without words. */
  private static double share(String part, String whole, int words) {
    long[] a = Shingles.words(part, words);
    long[] b = Shingles.words(whole, words);
    // Containment is by the smaller set; the share asked for is by the first.
    return a.length == 0
        ? 0
        : Similarity.containment(a, b) * Math.min(a.length, b.length) / a.length;
  }
}
