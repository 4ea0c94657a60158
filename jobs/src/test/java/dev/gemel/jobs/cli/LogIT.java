package dev.gemel.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.process.Child;
import dev.gemel.jobs.process.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of commands that are processes of their own, on the classes of the build. */
class LogIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir Path home;

  private static Child gemel(List<String> options, String... args) {
    Stream<String> opens = Stream.of(System.getProperty("gemel.test.opens", "").split(" "));
    List<String> command =
        Stream.of(
                Stream.of(Child.java(), "-Xmx1g", "-XX:TieredStopAtLevel=1"),
                opens.filter(o -> !o.isBlank()),
                options.stream(),
                Stream.of(
                    "-Dlog4j2.configurationFile="
                        + Distribution.project().resolve("conf/log4j2.properties"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.gemel.jobs.cli.Gemel"),
                Stream.of(args))
            .flatMap(s -> s)
            .toList();
    return Child.start(command, Map.of());
  }

  @Test
  void theVersionStartsNoLogging() {
    try (Child gemel = gemel(List.of("-Xlog:class+load:stdout"), "--version")) {
      assertEquals(0, gemel.await(LIMIT), gemel.stderr());
      assertTrue(gemel.stdout().contains("dev.gemel.jobs.cli.Gemel "), gemel.stdout());
      assertFalse(gemel.stdout().contains("org.apache.logging"), gemel.stdout());
    }
  }

  @Test
  void aFailureIsNamedAndItsStackIsInTheLog() throws Exception {
    Path input = Files.writeString(home.resolve("in.jsonl"), "no JSON\n");
    String[] args = {"import", "--home", home.toString(), "--input", input.toString()};
    try (Child gemel = gemel(List.of(), args)) {
      assertEquals(3, gemel.await(LIMIT), gemel.stderr());
      assertTrue(
          gemel.stderr().contains("  log: " + home.resolve("logs/gemel.log")), gemel.stderr());
      assertFalse(gemel.stderr().contains("\tat "), gemel.stderr());
      assertFalse(gemel.stderr().contains("\033"), gemel.stderr());
    }
    String log = Files.readString(home.resolve("logs/gemel.log"));
    assertTrue(log.contains("INFO LogFile: gemel import failed"), log);
    assertTrue(log.contains("\tat dev.gemel."), log);
  }
}
