package dev.gemel.text.lang;

import java.lang.Character.UnicodeScript;

/** The model's answers weighed by the {@link Prior}: the best, and how far the next one is. */
record Ranking(String code, double score, double next) {
  /** A language of the model has this probability when the text says nothing. */
  private static final double UNIFORM = 1.0 / 103;

  /** Past this length a text tells no more about the confidence. */
  private static final double LONG = 245;

  // A logistic regression of "the answer is right" on the measured texts.
  private static final double INTERCEPT = 0.84;
  private static final double BY_MARGIN = 5.33;
  private static final double BY_SCORE = 0.75;
  private static final double BY_LENGTH = -0.54;

  static Ranking of(opennlp.tools.langdetect.Language[] answers, UnicodeScript script) {
    String code = Language.UNDETERMINED.code();
    double best = Double.NEGATIVE_INFINITY;
    double next = Double.NEGATIVE_INFINITY;
    for (opennlp.tools.langdetect.Language answer : answers) {
      if (Prior.isWrittenIn(answer.getLang(), script)) {
        String shortest = IsoCodes.shortest(answer.getLang());
        double score =
            Math.log(Math.max(answer.getConfidence(), 1e-12)) + Prior.weight(answer.getLang());
        // The model knows Estonian, Latvian and Persian under two codes each.
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
    double margin = Double.isInfinite(next) ? 3 : score - next;
    double x =
        INTERCEPT
            + BY_MARGIN * margin
            + BY_SCORE * (score - Math.log(UNIFORM))
            + BY_LENGTH * Math.log(Math.min(Math.max(length, 1), LONG));
    return new Language(code, 1 / (1 + Math.exp(-x)));
  }
}
