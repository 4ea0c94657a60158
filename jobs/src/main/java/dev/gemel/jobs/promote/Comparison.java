package dev.gemel.jobs.promote;

import static dev.gemel.jobs.promote.Outcome.FAIL;
import static dev.gemel.jobs.promote.Outcome.INCONCLUSIVE;
import static dev.gemel.jobs.promote.Outcome.PASS;

import dev.gemel.jobs.evaluate.Interval;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The candidate's scores less the opponent's, item by item, against a bound. */
final class Comparison {
  private final GateRules rules;
  private final Evidence evidence;

  Comparison(GateRules rules, Evidence evidence) {
    this.rules = rules;
    this.evidence = evidence;
  }

  /** Non-inferiority: the lower bound of the difference is above the margin's negative. */
  Check notWorse(String metric, double margin) {
    String name = "not-worse." + metric;
    String asked = String.format(Locale.ROOT, "above %.3f", -margin);
    Check open = undecidable(name, metric, asked);
    if (open != null) {
      return open;
    }
    // Each guardrail must hold, so one that passes by chance does not promote: alpha is not shared.
    Interval found = difference(metric, rules.alpha());
    String measured = measured(found);
    if (found.low() > -margin) {
      return new Check(name, PASS, measured, asked, "Not worse than the margin allows.");
    }
    if (found.high() < -margin) {
      return new Check(name, FAIL, measured, asked, "Worse than the margin allows.");
    }
    return new Check(
        name,
        INCONCLUSIVE,
        measured,
        asked,
        "May be worse than the margin allows or not; "
            + needed(found, found.mean() + margin, margin, rules.alpha()));
  }

  /** Superiority by the metric named beforehand: the lower bound of the difference is above 0. */
  Check better() {
    String metric = rules.metric();
    String name = "better." + metric;
    String asked = "above 0";
    Check open = undecidable(name, metric, asked);
    if (open != null) {
      return open;
    }
    // A rounding error is no overspending.
    if (evidence.spentAlpha() + rules.alphaOfOne() > rules.alpha() * (1 + 1e-9)) {
      return new Check(
          name,
          INCONCLUSIVE,
          String.format(Locale.ROOT, "alpha %.4f spent", evidence.spentAlpha()),
          String.format(Locale.ROOT, "at most %.4f", rules.alpha() - rules.alphaOfOne()),
          "This test set has decided all the gates it was planned for; make a release with new documents.");
    }
    Interval found = difference(metric, rules.alphaOfOne());
    if (found.low() > 0) {
      return new Check(name, PASS, measured(found), asked, "Better than " + opponent() + ".");
    }
    if (found.high() < 0) {
      return new Check(name, FAIL, measured(found), asked, "Worse than " + opponent() + ".");
    }
    return new Check(
        name,
        INCONCLUSIVE,
        measured(found),
        asked,
        "Not shown to be better than %s; ".formatted(opponent())
            + needed(found, found.mean(), rules.smallestEffect(), rules.alphaOfOne()));
  }

  private String opponent() {
    return evidence.opponent();
  }

  private Interval difference(String metric, double alpha) {
    Paired paired = paired(metric);
    return rules.bootstrap().bounds(paired.candidate(), paired.opponent(), alpha);
  }

  private Paired paired(String metric) {
    Paired paired = evidence.metrics().get(metric);
    if (paired == null) {
      throw new IllegalStateException(metric + " was not measured");
    }
    return paired;
  }

  private @Nullable Check undecidable(String name, String metric, String asked) {
    Paired paired = evidence.metrics().get(metric);
    if (paired == null || paired.candidate().isEmpty() || paired.opponent().isEmpty()) {
      return new Check(
          name,
          INCONCLUSIVE,
          "not measured",
          asked,
          "%s was not measured of both models.".formatted(metric));
    }
    Set<String> items = Paired.items(paired.candidate());
    if (!items.equals(Paired.items(paired.opponent()))) {
      return new Check(
          name,
          INCONCLUSIVE,
          "%d and %d items".formatted(items.size(), Paired.items(paired.opponent()).size()),
          asked,
          "The models were scored on different items; evaluate both with the same settings.");
    }
    long clusters = paired.candidate().stream().map(s -> s.cluster()).distinct().count();
    if (clusters < rules.minClusters()) {
      return new Check(
          name,
          INCONCLUSIVE,
          clusters + " documents",
          "at least " + rules.minClusters(),
          "Too few source documents for a bound; %d more are needed."
              .formatted(rules.minClusters() - clusters));
    }
    return null;
  }

  private static String needed(Interval found, double seen, double smallest, double alpha) {
    if (found.error() == 0) {
      return "both models have the same score on every item, which no number of items will change.";
    }
    double effect = seen > 0 ? seen : smallest;
    long items = Power.items(found, effect, alpha);
    return items > found.items()
        ? String.format(
            Locale.ROOT,
            "about %d more items would show a difference of %.3f.",
            items - found.items(),
            effect)
        : "it is near; more items would decide it.";
  }

  private static String measured(Interval found) {
    return String.format(
        Locale.ROOT, "%+.4f [%+.4f, %+.4f]", found.mean(), found.low(), found.high());
  }
}
