package dev.gemel.jobs.embed;

import java.util.List;
import java.util.Set;

/**
 * What a search found for one question, judged by documents that are relevant or not.
 *
 * @param found documents, best first, each once
 * @param relevant at least one
 */
record Ranking(List<String> found, Set<String> relevant) {

  /** The share of the relevant documents among the first {@code k}. */
  double recall(int k) {
    return (double) found.stream().limit(k).filter(relevant::contains).count() / relevant.size();
  }

  /**
   * Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002) of the first {@code k}.
   */
  double ndcg(int k) {
    double gain = 0;
    double ideal = 0;
    for (int i = 0; i < k; i++) {
      double weight = Math.log(2) / Math.log(i + 2);
      gain += i < found.size() && relevant.contains(found.get(i)) ? weight : 0;
      ideal += i < relevant.size() ? weight : 0;
    }
    return gain / ideal;
  }
}
