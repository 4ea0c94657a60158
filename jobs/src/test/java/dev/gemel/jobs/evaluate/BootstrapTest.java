package dev.gemel.jobs.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2_000, 1);

  private static List<Score> scores(double... values) {
    List<Score> out = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      out.add(new Score("i" + i, "c" + i, values[i]));
    }
    return out;
  }

  private static List<Score> zeros(int count) {
    return scores(new double[count]);
  }

  /** Differences of two equal models that are skewed to the left: large losses, small gains. */
  private static List<Score> skewed(SplittableRandom random, int documents) {
    double[] values = new double[documents];
    for (int i = 0; i < documents; i++) {
      values[i] = 1 + Math.log(1 - random.nextDouble());
    }
    return scores(values);
  }

  @Test
  void boundsHoldTheirLevelWherePercentilesDoNot() {
    SplittableRandom random = new SplittableRandom(7);
    int studentised = 0;
    int percentiles = 0;
    int trials = 1_000;
    for (int trial = 0; trial < trials; trial++) {
      List<Score> scores = skewed(random, 30);
      studentised += BOOTSTRAP.bounds(scores, zeros(30), 0.01).low() > 0 ? 1 : 0;
      percentiles += BOOTSTRAP.mean(scores, 0.01).low() > 0 ? 1 : 0;
    }
    assertTrue(studentised <= 0.03 * trials, studentised + " and " + percentiles);
    assertTrue(percentiles > 1.5 * studentised, percentiles + " and " + studentised);
  }

  @Test
  void theErrorOfSinglesIsThatOfTheMean() {
    Interval found = BOOTSTRAP.mean(scores(1, 2, 3, 4), 0.025);
    assertEquals(2.5, found.mean(), 1e-12);
    assertEquals(Math.sqrt(5.0 / 3 / 4), found.error(), 1e-12);
  }

  @Test
  void scoresThatDoNotVaryHaveOneValue() {
    Interval found = BOOTSTRAP.bounds(scores(0.3, 0.3, 0.3), zeros(3), 0.0025);
    assertEquals(found.low(), found.high());
    assertEquals(0.3, found.mean(), 1e-12);
  }

  @Test
  void scoresThatHardlyVaryDecideNothing() {
    Interval found = BOOTSTRAP.bounds(scores(0, 0, 0, 0, 1), zeros(5), 0.0025);
    assertTrue(found.low() <= 0, found::toString);
    Interval shown = BOOTSTRAP.mean(scores(0, 0, 0, 0, 1), 0.025);
    assertTrue(shown.low() >= 0 && shown.high() <= 1, shown::toString);
  }

  @Test
  void nothingHasNoMean() {
    assertThrows(IllegalArgumentException.class, () -> BOOTSTRAP.mean(List.of(), 0.025));
  }
}
