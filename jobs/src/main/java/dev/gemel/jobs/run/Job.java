package dev.gemel.jobs.run;

import dev.gemel.jobs.table.Table;
import java.util.List;
import java.util.Optional;

/**
 * One arrow of the flow. A job is idempotent (a second run changes nothing), incremental (work is
 * proportional to what changed) and commits each table atomically. Its configuration was validated
 * when it was made.
 */
public interface Job {
  /** The command's name, which is also the section of its configuration. */
  String name();

  /** Tables it reads. */
  List<Table> inputs();

  /** Tables it writes, besides {@code ops.runs} and {@code ops.rejects}. */
  List<Table> outputs();

  /**
   * Does the work.
   *
   * @throws DataException when more is bad than the configuration allows
   */
  JobReport run(JobContext context);

  /**
   * The state of what lies outside the lake and decides what a run would do, in words: documents of
   * MongoDB, points of Qdrant, files to import, rules in force. A run that finds it, the tables and
   * the configuration as its predecessor left them does nothing.
   *
   * @return absent when that cannot be told without the work itself; then every run does it
   */
  default Optional<String> outsideState(JobContext context) {
    return Optional.empty();
  }

  /**
   * Whether a run changes what {@link #outsideState} tells. Where it does not, the state before the
   * run is what it worked on, so that a change made meanwhile is seen by the next run.
   */
  default boolean changesOutside() {
    return false;
  }

  /**
   * The report of a run that finds everything as the last one left it.
   *
   * @param last what that run reported
   */
  default JobReport nothingToDo(JobReport last) {
    return JobReport.of(last.rowsIn(), 0, last.rowsIn(), last.rejects());
  }

  /** What the last run found, in lines for people; none when its report says it all. */
  default List<String> summary() {
    return List.of();
  }
}
