package dev.gemel.embedded.qdrant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009), with Qdrant's numbers: the point at
 * position p of a ranking, from 0, gains {@code 1 / ((p + 1) / weight + k - 1)}, that is {@code 1 /
 * (p + k)} for the weight 1. The paper's 60 is 61 here.
 *
 * @param k how little the first positions stand out, an unsigned number of at least 1
 * @param weights of each ranking, in their order
 */
record RankFusion(int k, List<Float> weights) {
  static final int DEFAULT_K = 2;

  /**
   * @param weights empty for all alike
   * @throws io.grpc.StatusRuntimeException if the weights are not as many as the rankings
   */
  static RankFusion of(int k, List<Float> weights, int rankings) {
    if (k == 0) {
      throw Rejections.invalidField("rrf.k", 0, "must be 1 or larger");
    }
    if (!weights.isEmpty() && weights.size() != rankings) {
      throw Rejections.invalid(
          "Number of weights in RRF should match number of pre-fetches: got %d, expected %d"
              .formatted(weights.size(), rankings));
    }
    return new RankFusion(
        k, weights.isEmpty() ? java.util.Collections.nCopies(rankings, 1f) : weights);
  }

  /**
   * One ranking of the points of all; equals, which Qdrant leaves in any order, by their number.
   */
  List<VectorSearch.Hit> fuse(List<List<VectorSearch.Hit>> rankings) {
    Map<Integer, Float> scores = new HashMap<>();
    for (int i = 0; i < rankings.size(); i++) {
      List<VectorSearch.Hit> ranking = rankings.get(i);
      for (int position = 0; position < ranking.size(); position++) {
        scores.merge(ranking.get(position).doc(), gain(position, weights.get(i)), Float::sum);
      }
    }
    List<VectorSearch.Hit> fused = new ArrayList<>();
    scores.forEach((doc, score) -> fused.add(new VectorSearch.Hit(doc, score)));
    fused.sort(
        Comparator.comparingDouble(VectorSearch.Hit::score)
            .reversed()
            .thenComparingInt(VectorSearch.Hit::doc));
    return fused;
  }

  private float gain(int position, float weight) {
    return weight > 0 ? 1 / ((position + 1) / weight + Integer.toUnsignedLong(k) - 1) : 0;
  }
}
