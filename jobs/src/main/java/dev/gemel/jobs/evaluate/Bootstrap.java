package dev.gemel.jobs.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The percentile bootstrap over clusters: whole clusters are drawn with replacement, since answers
 * about one document go well or badly together (Field and Welsh 2007, "Bootstrapping clustered
 * data"). The same scores and seed give the same bounds.
 *
 * @param rounds resamples; many enough for the smallest tail that is asked for
 * @param seed of the draws
 */
public record Bootstrap(int rounds, long seed) {

  public Bootstrap {
    if (rounds < 100) {
      throw new IllegalArgumentException("rounds is " + rounds + "; expected at least 100");
    }
  }

  /**
   * The mean with a two-sided interval.
   *
   * @param scores at least one
   * @param tail probability left out on each side, such as 0.025 for 95 %
   */
  public Interval mean(List<Score> scores, double tail) {
    Map<String, double[]> clusters = new TreeMap<>();
    for (Score score : scores) {
      double[] sums = clusters.computeIfAbsent(score.cluster(), c -> new double[2]);
      sums[0] += score.value();
      sums[1]++;
    }
    return resample(List.copyOf(clusters.values()), scores.size(), tail);
  }

  /**
   * The mean of {@code scores} less {@code baseline}, item by item. Items that only one side has
   * are left out.
   */
  public Interval difference(List<Score> scores, List<Score> baseline, double tail) {
    return mean(paired(scores, baseline), tail);
  }

  /** The difference of each item that both sides have. */
  static List<Score> paired(List<Score> scores, List<Score> baseline) {
    Map<String, Double> base = new HashMap<>();
    baseline.forEach(s -> base.put(s.item(), s.value()));
    List<Score> out = new ArrayList<>();
    for (Score score : scores) {
      Double other = base.get(score.item());
      if (other != null) {
        out.add(new Score(score.item(), score.cluster(), score.value() - other));
      }
    }
    return out;
  }

  private Interval resample(List<double[]> clusters, int items, double tail) {
    if (clusters.isEmpty()) {
      throw new IllegalArgumentException("no score to take the mean of");
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      double sum = 0;
      double count = 0;
      for (int draw = 0; draw < clusters.size(); draw++) {
        double[] cluster = clusters.get(random.nextInt(clusters.size()));
        sum += cluster[0];
        count += cluster[1];
      }
      means[round] = sum / count;
    }
    Arrays.sort(means);
    double mean = clusters.stream().mapToDouble(c -> c[0]).sum() / items;
    int low = (int) Math.floor(tail * rounds);
    return new Interval(
        mean, means[low], means[rounds - 1 - low], deviation(means), items, clusters.size());
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / values.length);
  }
}
