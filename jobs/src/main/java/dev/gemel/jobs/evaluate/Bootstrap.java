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

  /**
   * Bootstrap-t (Efron and Tibshirani, An Introduction to the Bootstrap, chapter 12.5): bounds of
   * the mean by its own standard error in each resample. With few documents and small tails, plain
   * percentiles of the mean miss their level by a factor; these hold it.
   */
  private Interval resample(List<double[]> clusters, int items, double tail) {
    if (clusters.isEmpty()) {
      throw new IllegalArgumentException("no score to take the mean of");
    }
    Ratio seen = new Ratio();
    clusters.forEach(seen::add);
    double mean = seen.mean();
    double error = seen.error();
    SplittableRandom random = new SplittableRandom(seed);
    double[] deviations = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      Ratio drawn = new Ratio();
      for (int draw = 0; draw < clusters.size(); draw++) {
        drawn.add(clusters.get(random.nextInt(clusters.size())));
      }
      deviations[round] = drawn.deviation(mean);
    }
    Arrays.sort(deviations);
    int cut = (int) Math.floor(tail * rounds);
    return new Interval(
        mean,
        bound(mean, deviations[rounds - 1 - cut], error),
        bound(mean, deviations[cut], error),
        error,
        items,
        clusters.size());
  }

  /** Without an error there is one value only, whatever the resamples say. */
  private static double bound(double mean, double deviation, double error) {
    return error == 0 ? mean : mean - deviation * error;
  }
}
