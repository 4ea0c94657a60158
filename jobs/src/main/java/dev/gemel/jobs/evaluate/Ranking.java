package dev.gemel.jobs.evaluate;

import java.util.List;
import java.util.Set;

/** How good a ranking is, given what is relevant; relevance is yes or no. */
final class Ranking {
  private Ranking() {}

  /** The share of the relevant that is among the first {@code k}. */
  static double recall(List<String> ranked, Set<String> relevant, int k) {
    long found = ranked.stream().limit(k).filter(relevant::contains).count();
    return relevant.isEmpty() ? 0 : (double) found / relevant.size();
  }

  /** Discounted cumulative gain by the best possible (Järvelin and Kekäläinen 2002). */
  static double ndcg(List<String> ranked, Set<String> relevant, int k) {
    double gain = 0;
    for (int i = 0; i < Math.min(k, ranked.size()); i++) {
      gain += relevant.contains(ranked.get(i)) ? discount(i) : 0;
    }
    double best = 0;
    for (int i = 0; i < Math.min(k, relevant.size()); i++) {
      best += discount(i);
    }
    return best == 0 ? 0 : gain / best;
  }

  private static double discount(int position) {
    return Math.log(2) / Math.log(position + 2);
  }
}
