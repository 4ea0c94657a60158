package dev.gemel.jobs.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The bootstrap over clusters: whole clusters are drawn with replacement, since answers about one
 * document go well or badly together (Field and Welsh 2007, "Bootstrapping clustered data"). The
 * same scores and seed give the same bounds.
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
   * The mean with a two-sided interval of percentiles, to be looked at: it stays where scores can
   * be, also when they hardly vary.
   *
   * @param scores at least one
   * @param tail probability left out on each side, such as 0.025 for 95 %
   */
  public Interval mean(List<Score> scores, double tail) {
    return percentiles(clusters(scores), scores.size(), tail);
  }

  /**
   * The mean of {@code scores} less {@code baseline}, item by item, as {@link #mean} has it. Items
   * that only one side has are left out.
   */
  public Interval difference(List<Score> scores, List<Score> baseline, double tail) {
    return mean(paired(scores, baseline), tail);
  }

  /**
   * The same difference with bounds to decide by, by bootstrap-t (Efron and Tibshirani, An
   * Introduction to the Bootstrap, chapter 12.5): each resample's distance in its own standard
   * errors. With few documents and small tails, percentiles miss their level by a factor; these
   * hold it, and are infinite where the data are too few or too even to say anything.
   */
  public Interval bounds(List<Score> scores, List<Score> baseline, double tail) {
    List<Score> differences = paired(scores, baseline);
    return studentised(clusters(differences), differences.size(), tail);
  }

  private static List<double[]> clusters(List<Score> scores) {
    if (scores.isEmpty()) {
      throw new IllegalArgumentException("no score to take the mean of");
    }
    Map<String, double[]> clusters = new TreeMap<>();
    for (Score score : scores) {
      double[] sums = clusters.computeIfAbsent(score.cluster(), c -> new double[2]);
      sums[0] += score.value();
      sums[1]++;
    }
    return List.copyOf(clusters.values());
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

  private Interval percentiles(List<double[]> clusters, int items, double tail) {
    double[] means = resample(clusters, Ratio::mean);
    int cut = (int) Math.floor(tail * rounds);
    Ratio seen = Ratio.of(clusters);
    return new Interval(
        seen.mean(), means[cut], means[rounds - 1 - cut], seen.error(), items, clusters.size());
  }

  private Interval studentised(List<double[]> clusters, int items, double tail) {
    Ratio seen = Ratio.of(clusters);
    double mean = seen.mean();
    double error = seen.error();
    double[] deviations = resample(clusters, drawn -> drawn.deviation(mean));
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

  /** A figure of each resample, sorted. */
  private double[] resample(List<double[]> clusters, ToDoubleFunction<Ratio> figure) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] figures = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      Ratio drawn = new Ratio();
      for (int draw = 0; draw < clusters.size(); draw++) {
        drawn.add(clusters.get(random.nextInt(clusters.size())));
      }
      figures[round] = figure.applyAsDouble(drawn);
    }
    Arrays.sort(figures);
    return figures;
  }
}
