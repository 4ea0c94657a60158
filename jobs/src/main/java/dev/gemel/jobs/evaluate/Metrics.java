package dev.gemel.jobs.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Every metric that needs no model: answers against the author's own, and figures of sanity. */
public final class Metrics {
  /** Likeness to the author's answer, 0 to 1; see {@link ChrF}. */
  public static final String CHRF = "chrf";

  /** Words in common with the author's answer, 0 to 1; see {@link TokenF1}. */
  public static final String TOKEN_F1 = "token_f1";

  static final String EOS = "eos";
  static final String DEGENERATE = "degenerate";
  static final String REFERENCE_DEGENERATE = "reference_degenerate";
  static final String EMPTY = "empty";
  static final String COPIED = "copied";
  static final String LENGTH_RATIO = "length_ratio";

  /** Raised when the same answer would get another score. */
  static final String CODE = "metrics-1";

  private Metrics() {}

  /**
   * The scores of each metric.
   *
   * @param copies for each answer, whether it copies a training text
   */
  public static SortedMap<String, List<Score>> score(List<Answer> answers, List<Boolean> copies) {
    SortedMap<String, List<Score>> out = new TreeMap<>();
    out.put(CHRF, each(answers, a -> ChrF.score(a.text(), a.row().reference())));
    out.put(TOKEN_F1, each(answers, a -> TokenF1.score(a.text(), a.row().reference())));
    out.put(DEGENERATE, each(answers, a -> flag(Repetition.degenerate(a.text()))));
    out.put(
        REFERENCE_DEGENERATE, each(answers, a -> flag(Repetition.degenerate(a.row().reference()))));
    out.put(EMPTY, each(answers, a -> flag(TextWords.of(a.text()).isEmpty())));
    out.put(LENGTH_RATIO, each(answers, Metrics::lengthRatio));
    List<Score> copied = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      copied.add(score(answers.get(i).row(), flag(copies.get(i))));
    }
    out.put(COPIED, copied);
    List<Answer> told = answers.stream().filter(a -> !a.finish().equals(Answer.UNKNOWN)).toList();
    if (!told.isEmpty()) {
      out.put(EOS, each(told, a -> flag(a.finish().equals(Answer.EOS))));
    }
    return out;
  }

  static Score score(TestRow row, double value) {
    return new Score(row.id(), row.clusterId(), value);
  }

  private static List<Score> each(List<Answer> answers, ToDoubleFunction<Answer> metric) {
    return answers.stream().map(a -> score(a.row(), metric.applyAsDouble(a))).toList();
  }

  private static double flag(boolean yes) {
    return yes ? 1 : 0;
  }

  private static double lengthRatio(Answer answer) {
    int reference = Math.max(1, TextWords.of(answer.row().reference()).size());
    return (double) TextWords.of(answer.text()).size() / reference;
  }
}
