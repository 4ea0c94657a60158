package dev.gemel.jobs.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.jobs.process.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Runs {@code gemel} to its end, or kills it inside a step. */
final class Killer {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** A step in a home with work done takes less than in a calm run: most sleeps end inside it. */
  private static final double SHARE = 0.7;

  private final Random random;

  Killer(long seed) {
    this.random = new Random(seed);
  }

  /** One of {@code choices}, by the seed. */
  String oneOf(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Runs to the end; the steps with the milliseconds each took. */
  static Map<String, Long> calm(String... args) throws IOException {
    String[] all = Stream.concat(Stream.of(args), Stream.of("--json")).toArray(String[]::new);
    try (Child child = Child.gemel(all)) {
      assertEquals(0, child.await(LIMIT), child.stderr());
      Map<String, Long> millis = new LinkedHashMap<>();
      for (JsonNode step : new ObjectMapper().readTree(child.stdout()).get("steps")) {
        millis.put(step.get("job").asText(), Math.round(step.get("seconds").asDouble() * 1000));
      }
      return millis;
    }
  }

  /**
   * Kills a run at a random moment after {@code step} began.
   *
   * @param millis what the step takes
   * @return whether the step had begun and not ended
   */
  boolean killIn(String step, long millis, String... args) {
    Path log = log(args);
    String before = read(log);
    try (Child child = Child.gemel(args)) {
      child.until(() -> child.stderr().lines().anyMatch((step + " ...")::equals), LIMIT);
      Child.sleep((long) (random.nextDouble() * SHARE * millis));
      if (!child.alive()) {
        assertEquals(0, child.await(LIMIT), child.stderr());
        return false;
      }
      child.kill();
      return !read(log).substring(before.length()).contains("JobRunner: " + step + ": ");
    }
  }

  /** The log of the home that the arguments name. */
  private static Path log(String... args) {
    return Path.of(args[List.of(args).indexOf("--home") + 1], "logs", "gemel.log");
  }

  private static String read(Path log) {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
