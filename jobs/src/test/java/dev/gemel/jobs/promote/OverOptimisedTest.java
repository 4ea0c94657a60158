package dev.gemel.jobs.promote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.evaluate.Answers;
import dev.gemel.jobs.evaluate.Sanity;
import dev.gemel.jobs.evaluate.Score;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A model that was trained by DPO until its reward accuracy was 1.0 and its text went in circles.
 * It must fail for ever, whatever its training metrics and whatever one metric says.
 */
class OverOptimisedTest {
  private static final int DOCUMENTS = 60;

  private static Evidence evidence(String answer, double chrfGain) {
    SortedMap<String, List<Score>> scores = Answers.scores(DOCUMENTS, answer);
    List<Score> champion = Answers.scores(DOCUMENTS, "It saves you time and money.").get("chrf");
    Paired chrf = new Paired(Trials.plus(champion, chrfGain), champion);
    Paired f1 = new Paired(scores.get("token_f1"), scores.get("token_f1"));
    return Trials.evidence(
        Trials.WHOLE, Sanity.of(scores), new TreeMap<>(Map.of("chrf", chrf, "token_f1", f1)));
  }

  private static Check check(GateReport report, String name) {
    return report.checks().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void itFailsEvenWhereItsMetricIsBetter() {
    GateReport report =
        Gate.judge(evidence("saves saves saves saves you time and money", 0.2), Trials.RULES);
    assertEquals(Outcome.PASS, check(report, "better.chrf").outcome(), report::text);
    assertEquals(Outcome.FAIL, check(report, "sanity.repetition").outcome(), report::text);
    assertEquals(Outcome.FAIL, report.outcome(), report::text);
    assertTrue(report.text().contains("go round in circles"), report::text);
  }

  @Test
  void theSameEvidenceWithSoundTextPasses() {
    GateReport report =
        Gate.judge(evidence("It will save you both time and money.", 0.2), Trials.RULES);
    assertEquals(Outcome.PASS, report.outcome(), report::text);
  }
}
