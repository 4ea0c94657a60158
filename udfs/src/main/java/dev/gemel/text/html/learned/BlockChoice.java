package dev.gemel.text.html.learned;

import java.util.stream.IntStream;

/**
 * Chooses blocks by their likelihood of being content so that the expected word F1 is largest.
 *
 * <p>With likelihoods {@code p} and word counts {@code n}, a choice {@code S} is worth about {@code
 * 2 sum_S(pn) / (sum_S(n) + sum(pn))}; the best choice of each size is that of the likeliest blocks
 * (D. Lewis, "Evaluating and Optimizing Autonomous Text Classification Systems", SIGIR 1995).
 */
final class BlockChoice {
  private BlockChoice() {}

  /**
   * The blocks to keep.
   *
   * @param least blocks less likely than this are never kept
   */
  static boolean[] best(float[] likely, int[] words, double least) {
    int[] order =
        IntStream.range(0, likely.length)
            .boxed()
            .sorted((a, b) -> Float.compare(likely[b], likely[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    double all = expected(likely, words);
    double hits = 0;
    double size = 0;
    double most = -1;
    double cut = 1;
    for (int i : order) {
      hits += likely[i] * words[i];
      size += words[i];
      double worth = 2 * hits / (size + all + 1e-9);
      if (worth > most) {
        most = worth;
        cut = likely[i];
      }
    }
    boolean[] chosen = new boolean[likely.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = likely[i] >= Math.max(cut, least);
    }
    return chosen;
  }

  /** The expected F1 of a choice. */
  static double worth(boolean[] chosen, float[] likely, int[] words) {
    double hits = 0;
    double size = 0;
    for (int i = 0; i < chosen.length; i++) {
      hits += chosen[i] ? likely[i] * words[i] : 0;
      size += chosen[i] ? words[i] : 0;
    }
    return 2 * hits / (size + expected(likely, words) + 1e-9);
  }

  private static double expected(float[] likely, int[] words) {
    double all = 0;
    for (int i = 0; i < likely.length; i++) {
      all += likely[i] * words[i];
    }
    return all;
  }
}
