package dev.gemel.jobs.promote;

import dev.gemel.jobs.evaluate.Bootstrap;
import dev.gemel.jobs.evaluate.Sanity;
import dev.gemel.jobs.evaluate.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Evidence for tests: a sound candidate, to be spoilt in one way at a time. */
final class Trials {
  static final String TEMPLATE = "7".repeat(64);
  static final Sanity SANE = new Sanity(300, 0.99, 0.0, 0.0, 1.1, 0.0, 0.0);
  static final Integrity WHOLE = new Integrity(3, List.of(), null, TEMPLATE, TEMPLATE, TEMPLATE, 0);
  static final GateRules RULES =
      new GateRules(
          "chrf",
          new TreeMap<>(Map.of("token_f1", 0.02)),
          0.05,
          1,
          20,
          0.01,
          new GateRules.Limits(0.8, 0.05, 0.33, 3, 0.02, 0.05, 0.02),
          new Bootstrap(1_000, 42));

  private Trials() {}

  /** Scores of {@code clusters} documents with three items each, around {@code mean}. */
  static List<Score> scores(long seed, int clusters, double mean, double noise) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Score> out = new ArrayList<>();
    for (int c = 0; c < clusters; c++) {
      double document = mean + noise * random.nextGaussian();
      for (int i = 0; i < 3; i++) {
        double value = document + noise * random.nextGaussian();
        out.add(new Score("c" + c + "i" + i, "c" + c, value));
      }
    }
    return out;
  }

  static List<Score> plus(List<Score> scores, double more) {
    return scores.stream().map(s -> new Score(s.item(), s.cluster(), s.value() + more)).toList();
  }

  static Evidence evidence(Integrity integrity, Sanity sanity, Map<String, Paired> metrics) {
    return new Evidence(
        "k2", "k1", "9".repeat(64), integrity, sanity, 0, 0, new TreeMap<>(metrics), 0);
  }

  /** Candidate and champion with noise of their own; the candidate better by {@code effect}. */
  static Evidence compared(long seed, int clusters, double effect) {
    List<Score> champion = scores(seed, clusters, 0.4, 0.05);
    List<Score> candidate = scores(seed + 1_000_003, clusters, 0.4 + effect, 0.05);
    Paired paired = new Paired(candidate, champion);
    return evidence(WHOLE, SANE, Map.of("chrf", paired, "token_f1", paired));
  }
}
