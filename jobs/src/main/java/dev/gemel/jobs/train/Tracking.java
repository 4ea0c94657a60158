package dev.gemel.jobs.train;

import dev.gemel.clients.registry.RunMetric;
import dev.gemel.clients.registry.RunStatus;
import dev.gemel.clients.registry.RunTracker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Sends the metrics of one run to its tracker. */
final class Tracking implements Watcher {
  private final RunTracker tracker;
  private final String id;

  /**
   * @param id the tracker's id of the run
   */
  Tracking(RunTracker tracker, String id) {
    this.tracker = tracker;
    this.id = id;
  }

  @Override
  public void metrics(String kind, long step, Instant at, SortedMap<String, Double> values) {
    List<RunMetric> metrics = new ArrayList<>();
    values.forEach((name, value) -> metrics.add(new RunMetric(name, value, step, at)));
    if (!metrics.isEmpty()) {
      tracker.log(id, metrics);
    }
  }

  void end(RunStatus status, Instant at) {
    tracker.end(id, status, at);
  }

  @Override
  public void beat(Beat beat) {
    // A heartbeat is of the moment; trackers keep what stays.
  }
}
