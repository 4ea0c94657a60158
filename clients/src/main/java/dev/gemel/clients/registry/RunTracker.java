package dev.gemel.clients.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Records what runs were asked to do, what they read and what they measured. Safe for several
 * threads and processes. Every method throws {@link RegistryException} when the store fails.
 */
public interface RunTracker {
  /**
   * Begins a run, or goes on with the one of the same run key: it is running again, what it had
   * logged stays.
   *
   * @return the run's id, for the other methods
   */
  String start(RunStart start);

  /** Adds measurements; a value of the same name and step replaces the earlier one. */
  void log(String id, List<RunMetric> metrics);

  /** Ends a run. */
  void end(String id, RunStatus status, Instant at);

  /** Every run, newest first. */
  List<TrackedRun> list();

  /** The run of a run key, if there is one. */
  default Optional<TrackedRun> find(String runKey) {
    return list().stream().filter(r -> r.start().runKey().equals(runKey)).findFirst();
  }

  /** Every value of a metric, by step. */
  List<RunMetric> history(String id, String metric);
}
