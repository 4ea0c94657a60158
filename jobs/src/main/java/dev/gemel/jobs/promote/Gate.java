package dev.gemel.jobs.promote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a candidate may replace the champion: a pure function of the evidence and the rules. It
 * passes when the candidate is shown to be whole, sane, nowhere worse than a margin and better by
 * the one metric named beforehand. Bounds are one-sided, by a paired bootstrap over clusters.
 */
public final class Gate {
  /** Guardrails that need a judge or labels; where there are none, they are left out, and said. */
  private static final Set<String> OPTIONAL = Set.of("accuracy", "style");

  private Gate() {}

  /** Judges; the same evidence and rules give the same report. */
  public static GateReport judge(Evidence evidence, GateRules rules) {
    List<Check> checks = new ArrayList<>();
    checks.addAll(IntegrityChecks.of(evidence, rules));
    boolean whole = checks.stream().allMatch(c -> c.outcome() == Outcome.PASS);
    checks.addAll(SanityChecks.of(evidence.sanity(), rules.limits()));
    List<String> leftOut = new ArrayList<>();
    Comparison comparison = new Comparison(rules, evidence);
    for (Map.Entry<String, Double> margin : rules.margins().entrySet()) {
      if (OPTIONAL.contains(margin.getKey()) && !evidence.metrics().containsKey(margin.getKey())) {
        leftOut.add(margin.getKey() + " was not measured of both models, so it guards nothing");
      } else {
        checks.add(comparison.notWorse(margin.getKey(), margin.getValue()));
      }
    }
    checks.add(comparison.better());
    return new GateReport(
        Outcome.all(checks.stream().map(Check::outcome).toList()),
        evidence.candidate(),
        evidence.opponent(),
        evidence.testDigest(),
        // A gate that cannot promote spends nothing: mended, the same comparison is held again.
        whole ? rules.alphaOfOne() : 0,
        checks,
        leftOut);
  }
}
