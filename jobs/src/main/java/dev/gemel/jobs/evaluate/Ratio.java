package dev.gemel.jobs.evaluate;

import java.util.List;

/** The mean of items that come in clusters, as a ratio of sums, with its standard error. */
final class Ratio {
  /** Rounding leaves this much of squares that cancel. */
  private static final double NOTHING = 1e-12;

  private int clusters;
  private double sum;
  private double count;
  private double sumSquared;
  private double countSquared;
  private double product;

  static Ratio of(List<double[]> clusters) {
    Ratio ratio = new Ratio();
    clusters.forEach(ratio::add);
    return ratio;
  }

  /**
   * @param cluster sum of its scores, and their number
   */
  void add(double[] cluster) {
    clusters++;
    sum += cluster[0];
    count += cluster[1];
    sumSquared += cluster[0] * cluster[0];
    countSquared += cluster[1] * cluster[1];
    product += cluster[0] * cluster[1];
  }

  double mean() {
    return sum / count;
  }

  /**
   * By linearisation (Cochran, Sampling Techniques, chapter 2.11): residuals of whole clusters. 0
   * for one cluster, which says nothing of others.
   */
  double error() {
    if (clusters < 2) {
      return 0;
    }
    double mean = mean();
    double squares = sumSquared - 2 * mean * product + mean * mean * countSquared;
    if (squares <= NOTHING * Math.max(1, sumSquared)) {
      return 0;
    }
    return Math.sqrt(squares * clusters / (clusters - 1.0)) / count;
  }

  /** Standard errors from {@code expected}; infinite where there is no error but a difference. */
  double deviation(double expected) {
    double difference = mean() - expected;
    double error = error();
    if (error == 0) {
      return Math.abs(difference) <= NOTHING * Math.max(1, Math.abs(expected))
          ? 0
          : Math.copySign(Double.POSITIVE_INFINITY, difference);
    }
    return difference / error;
  }
}
