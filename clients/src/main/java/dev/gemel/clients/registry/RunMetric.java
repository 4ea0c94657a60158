package dev.gemel.clients.registry;

import dev.gemel.clients.SpecException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One measurement of a run.
 *
 * @param name such as {@code loss} or {@code rewards/accuracies}
 * @param value finite; what is not is left out, not logged
 * @param step what it was measured at, such as the optimizer step; at least 0
 * @param at when, to the millisecond
 */
public record RunMetric(String name, double value, long step, Instant at) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./ -]{0,199}");

  /**
   * @throws SpecException naming every component that cannot be used
   */
  public RunMetric {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    List<String> problems = new ArrayList<>();
    if (!NAME.matcher(name).matches()) {
      problems.add("name is '" + name + "'; expected letters, digits and _ . / -");
    }
    if (!Double.isFinite(value)) {
      problems.add("value of " + name + " is " + value + "; expected a finite number");
    }
    if (step < 0) {
      problems.add("step of " + name + " is " + step + "; expected 0 or more");
    }
    SpecException.throwIfAny("RunMetric", problems);
  }
}
