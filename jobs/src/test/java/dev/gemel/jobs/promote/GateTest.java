package dev.gemel.jobs.promote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.evaluate.Sanity;
import dev.gemel.jobs.evaluate.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
  private static GateReport judge(Evidence evidence) {
    return Gate.judge(evidence, Trials.RULES);
  }

  private static Check check(GateReport report, String name) {
    return report.checks().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static Evidence sound(Integrity integrity, Sanity sanity) {
    return Trials.evidence(integrity, sanity, Trials.compared(1, 100, 0.1).metrics());
  }

  @Test
  void theChampionAgainstItselfIsInconclusive() {
    List<Score> scores = Trials.scores(1, 100, 0.4, 0.05);
    Paired same = new Paired(scores, scores);
    GateReport report =
        judge(Trials.evidence(Trials.WHOLE, Trials.SANE, Map.of("chrf", same, "token_f1", same)));
    assertEquals(Outcome.INCONCLUSIVE, report.outcome(), report::text);
    assertEquals(Outcome.PASS, check(report, "not-worse.token_f1").outcome());
    assertTrue(
        check(report, "better.chrf").sentence().contains("same score on every item"), report::text);
  }

  @Test
  void aCandidateThatIsBetterEverywherePasses() {
    GateReport report = judge(sound(Trials.WHOLE, Trials.SANE));
    assertEquals(Outcome.PASS, report.outcome(), report::text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, PASS, PASS",
    "-0.1, FAIL, FAIL",
    "0.0, INCONCLUSIVE, INCONCLUSIVE",
    "-0.015, FAIL, INCONCLUSIVE",
  })
  void theEffectDecides(double effect, Outcome better, Outcome notWorse) {
    GateReport report = judge(Trials.compared(5, 60, effect));
    assertEquals(better, check(report, "better.chrf").outcome(), report::text);
    assertEquals(notWorse, check(report, "not-worse.token_f1").outcome(), report::text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.0, 1.0, 0.0, 0.0, sanity.eos",
    "0.99, 0.2, 1.0, 0.0, 0.0, sanity.repetition",
    "0.99, 0.0, 0.1, 0.0, 0.0, sanity.length",
    "0.99, 0.0, 9.0, 0.0, 0.0, sanity.length",
    "0.99, 0.0, 1.0, 0.3, 0.0, sanity.empty",
    "0.99, 0.0, 1.0, 0.0, 0.3, sanity.copying",
  })
  void aFigureOutOfItsLimitFailsHoweverGoodTheScores(
      double eos, double repeats, double length, double empty, double copied, String name) {
    Sanity sanity = new Sanity(300, eos, repeats, 0, length, empty, copied);
    GateReport report = judge(sound(Trials.WHOLE, sanity));
    assertEquals(Outcome.FAIL, report.outcome(), report::text);
    assertEquals(Outcome.FAIL, check(report, name).outcome(), report::text);
  }

  @Test
  void anotherFileTemplateOrASharedDocumentFails() {
    String t = Trials.TEMPLATE;
    String other = "8".repeat(64);
    List<String> none = List.of();
    assertOutcome(
        Outcome.FAIL, new Integrity(3, List.of("m"), null, t, t, t, 0), "integrity.digests");
    assertOutcome(Outcome.FAIL, new Integrity(3, none, null, t, other, t, 0), "integrity.template");
    assertOutcome(Outcome.FAIL, new Integrity(3, none, null, t, t, other, 0), "integrity.template");
    assertOutcome(Outcome.FAIL, new Integrity(3, none, null, t, t, t, 1), "integrity.disjoint");
    assertOutcome(
        Outcome.INCONCLUSIVE, new Integrity(3, none, null, t, null, t, 0), "integrity.template");
    assertOutcome(
        Outcome.INCONCLUSIVE, new Integrity(0, none, null, t, t, t, 0), "integrity.digests");
    assertOutcome(
        Outcome.INCONCLUSIVE, new Integrity(3, none, "far away", t, t, t, 0), "integrity.digests");
  }

  private static void assertOutcome(Outcome expected, Integrity integrity, String name) {
    GateReport report = judge(sound(integrity, Trials.SANE));
    assertEquals(expected, report.outcome(), report::text);
    assertEquals(expected, check(report, name).outcome(), report::text);
  }

  @Test
  void aJudgeThatCannotBeReadFails() {
    Evidence e = sound(Trials.WHOLE, Trials.SANE);
    Evidence read = judged(e, 100, 2);
    assertEquals(Outcome.PASS, judge(read).outcome());
    assertEquals(Outcome.FAIL, judge(judged(e, 100, 3)).outcome());
  }

  private static Evidence judged(Evidence e, long verdicts, long unparsable) {
    return new Evidence(
        e.candidate(),
        e.opponent(),
        e.testDigest(),
        e.integrity(),
        e.sanity(),
        verdicts,
        unparsable,
        e.metrics(),
        e.spentAlpha());
  }

  @Test
  void whatWasNotMeasuredOrIsTooSmallDecidesNothing() {
    GateReport report = judge(Trials.evidence(Trials.WHOLE, Trials.SANE, Map.of()));
    assertEquals(Outcome.INCONCLUSIVE, report.outcome());
    assertTrue(report.text().contains("chrf was not measured of both models"), report::text);
    report = judge(Trials.compared(1, 5, 0.5));
    assertEquals(Outcome.INCONCLUSIVE, report.outcome());
    assertTrue(report.text().contains("15 more are needed"), report::text);
  }

  @Test
  void aSpentTestSetDecidesNothing() {
    Evidence e = Trials.compared(1, 100, 0.1);
    Evidence spent =
        new Evidence(
            "k2", "k1", e.testDigest(), e.integrity(), e.sanity(), 0, 0, e.metrics(), 0.05);
    GateReport report = judge(spent);
    assertEquals(Outcome.INCONCLUSIVE, report.outcome());
    assertTrue(report.text().contains("make a release with new documents"), report::text);
  }

  @Test
  void theReportSaysHowManyItemsAreMissing() throws IOException {
    String text = judge(Trials.compared(7, 40, -0.005)).text();
    Path golden = Path.of("src/test/resources/golden/gate-report.txt");
    if (Boolean.getBoolean("gemel.golden.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, text);
    }
    assertEquals(Files.readString(golden), text);
    assertTrue(text.contains("more items would show a difference of"), text);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 1.645", "0.025, 1.960", "0.0025, 2.807", "0.5, 0", "0.9, -1.282"})
  void quantilesAreThoseOfTheBooks(double alpha, double z) {
    assertEquals(z, Power.quantile(alpha), 0.001);
  }
}
