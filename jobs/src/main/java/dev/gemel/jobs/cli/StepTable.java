package dev.gemel.jobs.cli;

import dev.gemel.jobs.run.JobReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The steps of a run as a table for people. */
final class StepTable {
  private static final String ROW = "%-10s %10s %10s %10s %10s %9s%n";

  private final List<Step> steps = new ArrayList<>();

  /**
   * One finished step.
   *
   * @param time wall time
   * @param cpu processor time of this process in that time, all threads, compiler and collector
   *     included
   */
  record Step(String job, JobReport report, Duration time, Duration cpu) {}

  void add(String job, JobReport report, Duration time, Duration cpu) {
    steps.add(new Step(job, report, time, cpu));
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  /** Whether no step wrote a row. */
  boolean nothingChanged() {
    return steps.stream().allMatch(s -> s.report().rowsOut() == 0);
  }

  /** Header and one line a step. */
  String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT, ROW, "step", "rows in", "rows out", "unchanged", "rejects", "seconds"));
    for (Step step : steps) {
      JobReport r = step.report();
      out.append(
          String.format(
              Locale.ROOT,
              ROW,
              step.job(),
              r.rowsIn(),
              r.rowsOut(),
              r.unchanged(),
              r.rejects(),
              seconds(step.time())));
    }
    return out.toString();
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
  }
}
