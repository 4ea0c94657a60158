package dev.gemel.jobs.promote;

import java.util.List;
import java.util.Locale;

/**
 * The gate's verdict.
 *
 * @param outcome PASS, FAIL or INCONCLUSIVE
 * @param candidate run key of the candidate
 * @param opponent what it was measured against
 * @param testDigest SHA-256 of the test set
 * @param alpha spent by this gate; 0 when its integrity was not settled, so that it could not pass
 * @param checks in order
 * @param leftOut what was not asked for, and why
 */
public record GateReport(
    Outcome outcome,
    String candidate,
    String opponent,
    String testDigest,
    double alpha,
    List<Check> checks,
    List<String> leftOut) {

  public GateReport {
    checks = List.copyOf(checks);
    leftOut = List.copyOf(leftOut);
  }

  /** The report for people: the verdict, then one line and one sentence a check. */
  public String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT, "%s: %s against %s (alpha %.4f)%n", outcome, candidate, opponent, alpha));
    for (Check check : checks) {
      out.append(
          String.format(
              Locale.ROOT,
              "  %-12s  %-26s  %-28s  %s%n",
              check.outcome(),
              check.name(),
              check.measured(),
              check.threshold()));
      out.append("                ").append(check.sentence()).append(System.lineSeparator());
    }
    leftOut.forEach(what -> out.append("  left out: ").append(what).append(System.lineSeparator()));
    return out.toString();
  }
}
