package dev.gemel.jobs.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Figures that no metric of quality shows and every reader sees.
 *
 * @param items answers
 * @param eosRate share that ended of itself; NaN when no answer says how it ended
 * @param degenerateShare share that goes round in circles, see {@link Repetition}
 * @param referenceDegenerateShare the same of the references, since an author may repeat himself
 * @param lengthRatio median of answer's words by reference's words
 * @param emptyShare share without a word
 * @param copyShare share with {@value TrainingCopies#WORDS} words in a row from a training text
 */
public record Sanity(
    int items,
    double eosRate,
    double degenerateShare,
    double referenceDegenerateShare,
    double lengthRatio,
    double emptyShare,
    double copyShare) {

  /**
   * From the scores that {@link Metrics} gives each answer.
   *
   * @param scores by metric; a metric that is missing was not measured
   */
  public static Sanity of(Map<String, List<Score>> scores) {
    return new Sanity(
        scores.getOrDefault(Metrics.EMPTY, List.of()).size(),
        scores.containsKey(Metrics.EOS) ? mean(scores, Metrics.EOS) : Double.NaN,
        mean(scores, Metrics.DEGENERATE),
        mean(scores, Metrics.REFERENCE_DEGENERATE),
        median(scores.getOrDefault(Metrics.LENGTH_RATIO, List.of())),
        mean(scores, Metrics.EMPTY),
        mean(scores, Metrics.COPIED));
  }

  private static double mean(Map<String, List<Score>> scores, String metric) {
    return scores.getOrDefault(metric, List.of()).stream()
        .mapToDouble(Score::value)
        .average()
        .orElse(0);
  }

  private static double median(List<Score> scores) {
    double[] sorted = scores.stream().mapToDouble(Score::value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted).skip(Math.max(0, middle - 1)).limit(2).average().orElse(0);
  }
}
