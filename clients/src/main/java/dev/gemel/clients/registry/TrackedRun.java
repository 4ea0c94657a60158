package dev.gemel.clients.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A run as its tracker knows it.
 *
 * @param id the tracker's name for it
 * @param start what was known when it began
 * @param status how it stands
 * @param endedAt when it ended; null while it has not
 * @param metrics the value of each metric at its last step
 */
public record TrackedRun(
    String id,
    RunStart start,
    RunStatus status,
    @Nullable Instant endedAt,
    SortedMap<String, Double> metrics) {

  public TrackedRun {
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
  }
}
