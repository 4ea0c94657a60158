package dev.gemel.jobs.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An evaluation for people. */
final class Summary {
  private Summary() {}

  /** A heading, one line a metric, then what was left out. */
  static List<String> of(Evaluation evaluation, TestSet set, Bootstrap bootstrap) {
    List<String> out = new ArrayList<>();
    out.add(
        "%s on the test split of %s: mean [95 %% interval by document]"
            .formatted(evaluation.model(), set.name()));
    for (Map.Entry<String, List<Score>> metric : evaluation.scores().entrySet()) {
      Interval interval = bootstrap.mean(metric.getValue(), EvaluateConfig.TAIL);
      out.add(line(metric.getKey(), "%.4f [%.4f, %.4f]", interval));
    }
    if (evaluation.verdicts() > 0) {
      out.add(
          "  judged by %s, %d verdicts, %d could not be read"
              .formatted(evaluation.judge(), evaluation.verdicts(), evaluation.unparsable()));
    }
    evaluation.leftOut().forEach(what -> out.add("  left out: " + what));
    return out;
  }

  /** The first model's scores less the second's, item by item. */
  static List<String> differences(
      Evaluation one, Evaluation other, @Nullable Evaluation pairs, Bootstrap bootstrap) {
    List<String> out = new ArrayList<>();
    out.add("%s less %s: mean [95 %% interval by document]".formatted(one.model(), other.model()));
    for (Map.Entry<String, List<Score>> metric : one.scores().entrySet()) {
      List<Score> theirs = other.scores().get(metric.getKey());
      if (theirs != null && !Bootstrap.paired(metric.getValue(), theirs).isEmpty()) {
        out.add(
            line(
                metric.getKey(),
                "%+.4f [%+.4f, %+.4f]",
                bootstrap.difference(metric.getValue(), theirs, EvaluateConfig.TAIL)));
      }
    }
    if (pairs != null) {
      pairs
          .scores()
          .forEach(
              (metric, scores) ->
                  out.add(
                      line(
                          metric,
                          "%.4f [%.4f, %.4f]",
                          bootstrap.mean(scores, EvaluateConfig.TAIL))));
    }
    return out;
  }

  private static String line(String metric, String format, Interval i) {
    String figures = String.format(Locale.ROOT, format, i.mean(), i.low(), i.high());
    return String.format(Locale.ROOT, "  %-22s %-28s %d items", metric, figures, i.items());
  }
}
