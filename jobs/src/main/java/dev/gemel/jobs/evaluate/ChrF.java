package dev.gemel.jobs.evaluate;

import java.util.HashMap;
import java.util.Map;

/**
 * chrF2: the F-score of character n-grams, n 1 to 6, recall weighted twice (Popović 2015,
 * W15-3049), whitespace left out. Needs no tokenizer, so that it treats every language alike. The
 * same as sacreBLEU's {@code sentence_chrf}, over 100.
 */
final class ChrF {
  private static final int ORDER = 6;
  private static final double BETA_SQUARED = 4;

  private ChrF() {}

  /** 0 to 1. */
  static double score(String answer, String reference) {
    String said = answer.replaceAll("\\s+", "");
    String wanted = reference.replaceAll("\\s+", "");
    double precision = 0;
    double recall = 0;
    int orders = 0;
    for (int n = 1; n <= ORDER; n++) {
      int saidGrams = Math.max(0, said.length() - n + 1);
      int wantedGrams = Math.max(0, wanted.length() - n + 1);
      // An order that one side is too short for says nothing.
      if (saidGrams > 0 && wantedGrams > 0) {
        double common = common(grams(said, n), grams(wanted, n));
        precision += common / saidGrams;
        recall += common / wantedGrams;
        orders++;
      }
    }
    return orders == 0 ? 0 : f(precision / orders, recall / orders);
  }

  private static double f(double precision, double recall) {
    double weighed = BETA_SQUARED * precision + recall;
    return weighed == 0 ? 0 : (1 + BETA_SQUARED) * precision * recall / weighed;
  }

  private static Map<String, Integer> grams(String text, int n) {
    Map<String, Integer> out = new HashMap<>();
    for (int i = 0; i + n <= text.length(); i++) {
      out.merge(text.substring(i, i + n), 1, Integer::sum);
    }
    return out;
  }

  private static double common(Map<String, Integer> a, Map<String, Integer> b) {
    return a.entrySet().stream()
        .mapToInt(e -> Math.min(e.getValue(), b.getOrDefault(e.getKey(), 0)))
        .sum();
  }
}
