package dev.gemel.serve.rag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): several orders become one, by
 * ranks alone, so that their scores need not be comparable.
 */
final class Ranks {
  /** The paper's constant; ranks count from 1. */
  private static final int K = 60;

  private Ranks() {}

  /** Best first, scored by the fusion; equals in the order of their ids. */
  static List<Passage> fuse(List<List<Passage>> orders) {
    Map<String, Passage> fused = new HashMap<>();
    for (List<Passage> order : orders) {
      for (int i = 0; i < order.size(); i++) {
        double share = 1.0 / (K + i + 1);
        Passage passage = order.get(i);
        fused.merge(
            passage.id(), passage.withScore(share), (a, b) -> a.withScore(a.score() + b.score()));
      }
    }
    return sorted(fused.values());
  }

  static List<Passage> sorted(Iterable<Passage> passages) {
    List<Passage> out = new ArrayList<>();
    passages.forEach(out::add);
    out.sort(Comparator.comparingDouble(Passage::score).reversed().thenComparing(Passage::id));
    return out;
  }
}
