package dev.gemel.clients.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every tracker promises. */
abstract class TrackerContract {
  private final String key = UUID.randomUUID().toString();

  abstract RunTracker open();

  static RunStart start(String key, int params) {
    TreeMap<String, String> all = new TreeMap<>();
    for (int i = 0; i < params; i++) {
      all.put("recipe.p" + i, "value " + i);
    }
    List<RunInput> inputs =
        List.of(
            new RunInput("spring", "a".repeat(64), "/lake/gold/releases", 7L),
            new RunInput("other", "b".repeat(64), "/data/x.jsonl", null));
    return new RunStart(key, "train", all, inputs, "parent-1", "0.1.0", Models.NOON);
  }

  static RunMetric metric(String name, double value, long step) {
    return new RunMetric(name, value, step, Models.NOON.plusSeconds(step));
  }

  @Test
  void aRunComesBackAsItWasLogged() {
    RunStart start = start(key, 130);
    String id = open().start(start);
    TrackedRun run = open().find(key).orElseThrow();
    assertEquals(RunStatus.RUNNING, run.status());
    assertNull(run.endedAt());
    open().log(id, List.of(metric("loss", 3.5, 1), metric("rewards/accuracies", 1, 1)));
    open().log(id, List.of(metric("loss", 2.5, 2)));
    Instant end = Models.NOON.plusSeconds(60);
    open().end(id, RunStatus.FINISHED, end);
    run = open().find(key).orElseThrow();
    assertEquals(start, run.start());
    assertEquals(
        new TreeMap<>(java.util.Map.of("loss", 2.5, "rewards/accuracies", 1.0)), run.metrics());
    assertEquals(RunStatus.FINISHED, run.status());
    assertEquals(end, run.endedAt());
  }

  @Test
  void theSameRunKeyGoesOnWithTheSameRun() {
    String id = open().start(start(key, 2));
    open().log(id, List.of(metric("loss", 3.5, 1), metric("loss", 3.0, 2)));
    open().end(id, RunStatus.KILLED, Models.NOON.plusSeconds(5));
    assertEquals(id, open().start(start(key, 2)));
    assertEquals(RunStatus.RUNNING, open().find(key).orElseThrow().status());
    RunMetric again = new RunMetric("loss", 2.9, 2, Models.NOON.plusSeconds(90));
    open().log(id, List.of(again));
    assertEquals(List.of(metric("loss", 3.5, 1), again), open().history(id, "loss"));
  }

  @Test
  void manyMetricsAtOnceAreAllKept() {
    String id = open().start(start(key, 0));
    List<RunMetric> many = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      many.add(metric("loss", i, i));
    }
    open().log(id, many);
    assertEquals(many, open().history(id, "loss"));
  }

  @Test
  void whatIsUnknownIsRefusedOrAbsent() {
    assertFalse(open().find("no-such-run").isPresent());
    assertThrows(
        RegistryException.class, () -> open().log("0".repeat(32), List.of(metric("a", 1, 1))));
  }
}
