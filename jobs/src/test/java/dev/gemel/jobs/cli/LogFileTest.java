package dev.gemel.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.process.Distribution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log below a home, and conf/log4j2.properties, which writes it. */
class LogFileTest {
  @TempDir Path home;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final PrintStream stderr = System.err;

  @AfterEach
  void leaveNothing() {
    System.setErr(stderr);
    System.clearProperty(LogFile.FOLDER);
  }

  private String errors() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private Path logs() {
    return home.resolve("logs");
  }

  private String log() throws IOException {
    return Files.readString(logs().resolve("gemel.log"));
  }

  /** A context of its own with the configuration that the launcher names. */
  private LoggerContext launcher() {
    System.setErr(err);
    return new LoggerContext(
        "launcher", null, Distribution.project().resolve("conf/log4j2.properties").toUri());
  }

  @Test
  void peopleSeeWarningsAndTheFileHasMore() throws Exception {
    try (LoggerContext context = launcher()) {
      context.start();
      context.getLogger("dev.gemel.jobs.run.JobRunner").info("before a home is open");
      assertFalse(Files.exists(logs()));
      LogFile.open(home, err);
      context.getLogger("dev.gemel.jobs.run.JobRunner").info("clean: JobReport[...]");
      context.getLogger("dev.gemel.jobs.clean.RuleHits").warn("rules that dropped all: x");
      context.getLogger("org.apache.spark.Some").info("noise");
      context
          .getLogger("org.apache.spark.Some")
          .error("broken", new IllegalStateException("no disk", new IOException("full")));
      context.getLogger("org.apache.spark.executor.Executor").error("task failed");
    }
    assertEquals(
        List.of(
            "WARN rules that dropped all: x",
            "ERROR broken",
            "java.lang.IllegalStateException: no disk"),
        errors().lines().filter(l -> !l.isBlank()).toList());
    List<String> log = log().lines().filter(l -> !l.startsWith("\t")).toList();
    assertEquals(
        List.of(
            "INFO JobRunner: clean: JobReport[...]",
            "WARN RuleHits: rules that dropped all: x",
            "ERROR Some: broken",
            "java.lang.IllegalStateException: no disk",
            "Caused by: java.io.IOException: full",
            "ERROR Executor: task failed"),
        log.stream().map(l -> l.replaceFirst("^\\d{4}-\\d\\d-\\d\\dT[0-9:]{8}Z ", "")).toList());
    assertTrue(log().contains("\tat "), log());
  }

  @Test
  void theFilesAreFewAndBounded() throws Exception {
    LogFile.open(home, err);
    try (LoggerContext context = launcher()) {
      context.start();
      String long1 = "x".repeat(1_000_000);
      for (int i = 0; i < 32; i++) {
        context.getLogger("dev.gemel.Some").info(long1);
      }
    }
    try (Stream<Path> files = Files.list(logs())) {
      assertEquals(
          List.of("gemel.1.log", "gemel.2.log", "gemel.3.log", "gemel.log"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
    try (Stream<Path> files = Files.list(logs())) {
      assertTrue(files.allMatch(f -> f.toFile().length() < 7_000_000));
    }
  }

  @Test
  void anotherRunAppends() throws Exception {
    LogFile.open(home, err);
    for (String run : List.of("one", "two")) {
      try (LoggerContext context = launcher()) {
        context.start();
        context.getLogger("dev.gemel.Some").info(run);
      }
    }
    assertEquals(2, log().lines().count());
  }

  @Test
  void openingMakesNothing() throws Exception {
    LogFile.open(home, err);
    assertEquals(logs().toString(), System.getProperty(LogFile.FOLDER));
    try (Stream<Path> files = Files.list(home)) {
      assertEquals(0, files.count());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutAPlaceTheCommandGoesOn(boolean folder) throws Exception {
    Path place = folder ? Files.createDirectories(logs().resolve("gemel.log")) : logs();
    if (!folder) {
      Files.writeString(place, "a file");
    }
    LogFile.open(home, err);
    String why = folder ? " is not a file that can be written" : " is not a folder";
    assertEquals(
        "gemel: no log is written: " + place + why + "; the command goes on without it\n",
        errors());
    assertNull(System.getProperty(LogFile.FOLDER));
    assertEquals(Optional.empty(), LogFile.failure("clean", new IOException("full")));
  }

  /** The tests' own configuration stands for a cluster's, which writes no log below the home. */
  @Test
  void aFileThatIsNotWrittenIsNotNamed() throws Exception {
    LogFile.open(home, err);
    Files.createDirectories(logs());
    Files.writeString(logs().resolve("gemel.log"), "of an earlier run\n");
    assertEquals(Optional.empty(), LogFile.failure("clean", new IOException("full")));
  }
}
