package dev.gemel.jobs.train;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Is told what a trainer reports while it runs. Called by one thread at a time. */
interface Watcher {
  /**
   * A line of metrics.jsonl.
   *
   * @param kind train, eval or final
   * @param step optimizer steps done, those before a resume included
   * @param values finite ones only
   */
  void metrics(String kind, long step, Instant at, SortedMap<String, Double> values);

  /** The newest heartbeat.json. */
  void beat(Beat beat);

  /**
   * How far the trainer is.
   *
   * @param phase starting, checking, loading, running, saving, done or failed
   * @param step optimizer steps done, absent before the first
   * @param maxSteps of the whole run
   * @param loss the last logged
   * @param secondsLeft by the trainer's estimate
   */
  record Beat(
      int attempt,
      String phase,
      @Nullable Integer step,
      @Nullable Integer maxSteps,
      @Nullable Double loss,
      @Nullable Double secondsLeft) {}
}
