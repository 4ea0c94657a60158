package dev.gemel.jobs.promote;

import static dev.gemel.jobs.promote.Outcome.FAIL;
import static dev.gemel.jobs.promote.Outcome.INCONCLUSIVE;
import static dev.gemel.jobs.promote.Outcome.PASS;

import dev.gemel.jobs.evaluate.Sanity;
import java.util.List;
import java.util.Locale;

/** Whether the answers are text that a person could have written. */
final class SanityChecks {
  private SanityChecks() {}

  static List<Check> of(Sanity sanity, GateRules.Limits limits) {
    return List.of(
        eos(sanity.eosRate(), limits.minEosRate()),
        atMost(
            "sanity.repetition",
            sanity.degenerateShare(),
            sanity.referenceDegenerateShare() + limits.maxDegenerate(),
            "answers go round in circles"),
        length(sanity.lengthRatio(), limits),
        atMost("sanity.empty", sanity.emptyShare(), limits.maxEmpty(), "answers are empty"),
        atMost(
            "sanity.copying",
            sanity.copyShare(),
            limits.maxCopied(),
            "answers repeat a training text word by word"));
  }

  private static Check eos(double rate, double limit) {
    String asked = "at least " + percent(limit);
    if (Double.isNaN(rate)) {
      return new Check(
          "sanity.eos",
          INCONCLUSIVE,
          "not told",
          asked,
          "The generator does not say how answers ended; use one that gives a finish reason.");
    }
    return new Check(
        "sanity.eos",
        rate >= limit ? PASS : FAIL,
        percent(rate),
        asked,
        rate >= limit
            ? "Answers end of themselves."
            : "Too many answers were cut at the token limit: the model has not learnt to stop,"
                + " or evaluate.max-new-tokens is too small.");
  }

  private static Check length(double ratio, GateRules.Limits limits) {
    boolean ok = ratio >= limits.minLengthRatio() && ratio <= limits.maxLengthRatio();
    return new Check(
        "sanity.length",
        ok ? PASS : FAIL,
        String.format(Locale.ROOT, "%.2f", ratio),
        String.format(
            Locale.ROOT, "%.2f to %.2f", limits.minLengthRatio(), limits.maxLengthRatio()),
        ok
            ? "Answers are about as long as the author's."
            : "Answers are %s than the author's."
                .formatted(ratio > 1 ? "far longer" : "far shorter"));
  }

  private static Check atMost(String name, double share, double limit, String fault) {
    boolean ok = share <= limit;
    return new Check(
        name,
        ok ? PASS : FAIL,
        percent(share),
        "at most " + percent(limit),
        "%s %s.".formatted(ok ? "Few or no" : "Too many", fault));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
