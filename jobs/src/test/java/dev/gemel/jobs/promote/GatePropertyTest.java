package dev.gemel.jobs.promote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.evaluate.Bootstrap;
import dev.gemel.jobs.evaluate.Interval;
import dev.gemel.jobs.evaluate.Score;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What the bounds promise, over simulated models. */
class GatePropertyTest {
  private static final int PAIRS = 400;

  /** Two models that are equally good: how often is one taken for the better? */
  private static int promoted(double effect) {
    int promoted = 0;
    for (int pair = 0; pair < PAIRS; pair++) {
      GateReport report = Gate.judge(Trials.compared(pair, 60, effect), Trials.RULES);
      Check better = report.checks().get(report.checks().size() - 1);
      promoted += better.outcome() == Outcome.PASS ? 1 : 0;
    }
    return promoted;
  }

  @Test
  void equalModelsArePromotedAboutAsOftenAsAlphaSays() {
    double rate = (double) promoted(0) / PAIRS;
    // Four standard errors of 0.05 over 400 pairs are 0.044.
    assertTrue(rate > 0.01 && rate < 0.094, "promoted " + rate);
  }

  @Test
  void alphaSpentOverTwentyGatesKeepsFalsePromotionsRare() {
    GateRules r = Trials.RULES;
    GateRules spent =
        new GateRules(
            r.metric(), r.margins(), 0.05, 20, 20, 0.01, r.limits(), new Bootstrap(4_000, 42));
    int promoted = 0;
    for (int pair = 0; pair < PAIRS; pair++) {
      GateReport report = Gate.judge(Trials.compared(pair, 60, 0), spent);
      promoted += report.outcome() == Outcome.PASS ? 1 : 0;
    }
    assertTrue(promoted <= 6, promoted + " of " + PAIRS + " at alpha 0.0025 each");
  }

  @Test
  void aLargerEffectIsFoundMoreOften() {
    int none = promoted(0);
    int small = promoted(0.01);
    int large = promoted(0.04);
    assertTrue(none < small && small < large, none + " " + small + " " + large);
    assertTrue(large > 0.9 * PAIRS, "found " + large);
  }

  @Property(tries = 50)
  void theBoundsMoveWithTheEffect(
      @ForAll @IntRange(max = 10_000) int seed,
      @ForAll @DoubleRange(min = -1, max = 1) double effect) {
    Bootstrap bootstrap = new Bootstrap(300, 1);
    List<Score> champion = Trials.scores(seed, 25, 0.4, 0.1);
    List<Score> candidate = Trials.scores(seed + 1L, 25, 0.4, 0.1);
    Interval before = bootstrap.difference(candidate, champion, 0.05);
    Interval after = bootstrap.difference(Trials.plus(candidate, effect), champion, 0.05);
    assertEquals(before.low() + effect, after.low(), 1e-9);
    assertEquals(before.high() + effect, after.high(), 1e-9);
    assertTrue(after.low() <= after.mean() && after.mean() <= after.high());
  }
}
