package dev.gemel.jobs.run;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run of a job did.
 *
 * @param rowsIn records considered
 * @param rowsOut rows written, changed or deleted
 * @param unchanged records found up to date, so that no work was done for them
 * @param rejects records that stand rejected after this run
 * @param counts the job's own counts, by snake_case name
 */
public record JobReport(
    long rowsIn, long rowsOut, long unchanged, long rejects, Map<String, Long> counts) {

  public JobReport {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** A report without counts of its own. */
  public static JobReport of(long rowsIn, long rowsOut, long unchanged, long rejects) {
    return new JobReport(rowsIn, rowsOut, unchanged, rejects, Map.of());
  }

  /** This report with one count more. */
  public JobReport with(String name, long count) {
    Map<String, Long> more = new TreeMap<>(counts);
    more.put(name, count);
    return new JobReport(rowsIn, rowsOut, unchanged, rejects, more);
  }
}
