package dev.gemel.jobs.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.jobs.process.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Processes that the tests wait for. */
final class Processes {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private Processes() {}

  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("never came to it within " + LIMIT);
      }
      Child.sleep(20);
    }
  }

  /** The trainer of an attempt, by its heartbeat. */
  static ProcessHandle of(Path out) throws IOException {
    return ProcessHandle.of(heartbeat(out).path("pid").asLong()).orElseThrow();
  }

  static JsonNode heartbeat(Path out) throws IOException {
    return new ObjectMapper().readTree(out.resolve("heartbeat.json").toFile());
  }

  /** Runs a command; whether it ended well. */
  static boolean done(String... command) {
    try (Child child = Child.start(List.of(command), Map.of())) {
      return child.await(Duration.ofSeconds(20)) == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
