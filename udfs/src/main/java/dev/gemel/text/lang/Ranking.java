package dev.gemel.text.lang;

import java.lang.Character.UnicodeScript;

/** The model's answers weighed by the {@link Prior}: the best, and how far the next one is. */
record Ranking(String code, double score, double next) {
  /** Past this length a text tells no more about the confidence. */
  private static final double LONG = 245;

  /** Nor does a margin past this one. */
  private static final double CLEAR = 1;

  // A logistic regression of "the answer is right" on half of the measured languages. Margins
  // grow with the length, so that the same one says more in a short text.
  private static final double INTERCEPT = -1.95;
  private static final double BY_MARGIN = 91.41;
  private static final double BY_MARGIN_AND_LENGTH = -15.23;
  private static final double BY_LENGTH = 0.27;

  static Ranking of(opennlp.tools.langdetect.Language[] answers, UnicodeScript script) {
    String code = Language.UNDETERMINED.code();
    double best = Double.NEGATIVE_INFINITY;
    double next = Double.NEGATIVE_INFINITY;
    for (opennlp.tools.langdetect.Language answer : answers) {
      if (Prior.isWrittenIn(answer.getLang(), script)) {
        String shortest = IsoCodes.shortest(answer.getLang());
        double score =
            Math.log(Math.max(answer.getConfidence(), 1e-12)) + Prior.weight(answer.getLang());
        // The model knows Estonian, Persian, Chinese and others under several codes.
        if (score > best) {
          next = shortest.equals(code) ? next : best;
          best = score;
          code = shortest;
        } else if (score > next && !shortest.equals(code)) {
          next = score;
        }
      }
    }
    return new Ranking(code, best, next);
  }

  Language best(int length) {
    double margin = Math.min(score - next, CLEAR);
    double size = Math.log(Math.min(Math.max(length, 1), LONG));
    double x = INTERCEPT + (BY_MARGIN + BY_MARGIN_AND_LENGTH * size) * margin + BY_LENGTH * size;
    return new Language(code, 1 / (1 + Math.exp(-x)));
  }
}
