package dev.gemel.jobs.evaluate;

/**
 * What one answer is worth by one metric.
 *
 * @param item the test row
 * @param cluster of its source document; rows of a cluster are not independent
 * @param value more is better
 */
public record Score(String item, String cluster, double value) {
  public Score {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("score of " + item + " is " + value);
    }
  }
}
