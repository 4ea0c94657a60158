package dev.gemel.text.quality;

import java.util.List;

/**
 * One rule: a signal has to stay on the right side of a threshold.
 *
 * @param reason the code of a failure, for example {@code too_few_words}
 * @param signal the name of the signal, one of a {@link SignalSource}'s
 * @param bound which side is kept; the threshold itself is kept
 * @param threshold in the unit of the signal
 * @param scope the texts that the rule is for
 */
public record QualityRule(
    String reason, String signal, Bound bound, double threshold, Scope scope) {

  /** The kept side of a threshold. */
  public enum Bound {
    /** At least the threshold. */
    MIN,
    /** At most the threshold. */
    MAX
  }

  /** The texts that a rule is for. */
  public enum Scope {
    /** Every text. */
    ALL,
    /** Texts in English. */
    ENGLISH,
    /** Texts mostly in scripts that put spaces between words. */
    SPACED
  }

  /** Checks the signal's name. */
  public QualityRule {
    List<String> known = SignalSource.allNames();
    if (!known.contains(signal)) {
      throw new IllegalArgumentException(
          "unknown signal %s of rule %s; known: %s".formatted(signal, reason, known));
    }
    if (!Double.isFinite(threshold)) {
      throw new IllegalArgumentException(
          "the threshold of rule %s must be a number, got %s".formatted(reason, threshold));
    }
  }

  static QualityRule min(String reason, String signal, double threshold) {
    return new QualityRule(reason, signal, Bound.MIN, threshold, Scope.ALL);
  }

  static QualityRule max(String reason, String signal, double threshold) {
    return new QualityRule(reason, signal, Bound.MAX, threshold, Scope.ALL);
  }

  QualityRule in(Scope texts) {
    return new QualityRule(reason, signal, bound, threshold, texts);
  }

  QualityRule withThreshold(double value) {
    return new QualityRule(reason, signal, bound, value, scope);
  }

  boolean accepts(double value) {
    return bound == Bound.MIN ? value >= threshold : value <= threshold;
  }
}
