package dev.gemel.jobs.train;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * Several watchers, told one after another.
 *
 * @param all in the order they are told
 */
record Watchers(List<Watcher> all) implements Watcher {
  Watchers {
    all = List.copyOf(all);
  }

  @Override
  public void metrics(String kind, long step, Instant at, SortedMap<String, Double> values) {
    all.forEach(w -> w.metrics(kind, step, at, values));
  }

  @Override
  public void beat(Beat beat) {
    all.forEach(w -> w.beat(beat));
  }
}
