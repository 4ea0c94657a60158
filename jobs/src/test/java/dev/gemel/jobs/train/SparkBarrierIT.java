package dev.gemel.jobs.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gemel.jobs.process.Child;
import dev.gemel.jobs.process.Distribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranks on executors that are processes, with invented GPUs and real SIGKILLs. */
@Tag("heavy")
class SparkBarrierIT {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir Path work;

  private Child driver(Path base, String... settings) {
    List<String> command = new ArrayList<>(List.of(Child.java(), "-Xmx700m", "-XX:+UseSerialGC"));
    command.addAll(List.of(System.getProperty("gemel.test.opens", "").split(" ")));
    command.addAll(
        List.of(
            "-Dlog4j2.configurationFile="
                + Distribution.project().resolve("conf/log4j2.properties"),
            "-cp",
            System.getProperty("java.class.path"),
            BarrierDriver.class.getName(),
            runs().toString(),
            base.toString()));
    command.addAll(List.of(settings));
    return Child.start(
        command,
        Map.of("SPARK_HOME", Distribution.sparkHome().toString(), "SPARK_SCALA_VERSION", "2.12"));
  }

  private Path runs() {
    return work.resolve("runs");
  }

  private Path attempt(int number) {
    return runs().resolve("key-base/attempt-" + number);
  }

  @Test
  void aKilledExecutorIsReplacedAndTheRunResumesWithoutAnOrphan() throws Exception {
    Path base = Fixture.base(work.resolve("base"), "attempt.0 = hangs");
    try (Child driver = driver(base)) {
      Path out = attempt(0).resolve("out");
      driver.until(() -> Files.exists(out.resolve("checkpoints/checkpoint-2")), LIMIT);
      JsonNode beat = Processes.heartbeat(out);
      assertTrue(List.of("3", "5").contains(beat.path("gpus").asText()), beat.toString());
      assertTrue(beat.path("port").asInt() > 1023, beat.toString());
      ProcessHandle trainer = Processes.of(out);
      ProcessHandle executor = trainer.parent().orElseThrow();
      assertNotEquals(driver.pid(), executor.pid(), "an executor is a process of its own");
      executor.destroyForcibly();
      // Its standard input closes with the executor.
      trainer.onExit().get(20, TimeUnit.SECONDS);
      assertEquals(0, driver.await(LIMIT), driver.stdout() + driver.stderr());
      assertTrue(driver.stdout().contains("attempts 2, resumed from step 2"), driver.stdout());
    }
    assertEquals(List.of(), orphans());
  }

  @Test
  void aLostRankEndsItsPeersAndAllStartAgain() throws Exception {
    Path base = Fixture.base(work.resolve("base"), "attempt.0 = dies-1");
    try (Child driver = driver(base)) {
      assertEquals(0, driver.await(LIMIT), driver.stdout() + driver.stderr());
      assertTrue(driver.stdout().contains("attempts 2"), driver.stdout());
    }
    assertEquals(List.of(), orphans());
  }

  @Test
  void whatWillNotPassIsNotRunAgain() throws Exception {
    Path base = Fixture.base(work.resolve("base"), "attempt.0 = data");
    try (Child driver = driver(base)) {
      assertEquals(1, driver.await(LIMIT), driver.stderr());
      assertTrue(driver.stdout().contains("the file has another digest"), driver.stdout());
    }
    assertFalse(Files.exists(attempt(1)));
  }

  @Test
  void tooFewSlotsAndDynamicAllocationAreRefusedPlainly() throws Exception {
    Path base = Fixture.base(work.resolve("base"));
    try (Child driver = driver(base, "spark.cores.max=1")) {
      assertEquals(1, driver.await(LIMIT), driver.stderr());
      assertTrue(
          driver.stdout().contains("train.ranks is 2 and only 1 tasks fit at once"),
          driver.stdout());
    }
    try (Child driver =
        driver(
            base,
            "spark.dynamicAllocation.enabled=true",
            "spark.dynamicAllocation.shuffleTracking.enabled=true")) {
      assertEquals(1, driver.await(LIMIT), driver.stderr());
      assertTrue(driver.stdout().contains("needs a fixed set of executors"), driver.stdout());
    }
    assertFalse(Files.exists(attempt(0)));
  }

  /** Trainers that run on. */
  private List<String> orphans() throws IOException {
    Child.sleep(500);
    try (Stream<Path> all = Files.walk(runs())) {
      return all.filter(p -> p.getFileName().toString().startsWith("pid-"))
          .filter(p -> alive(p))
          .map(Path::toString)
          .toList();
    }
  }

  private static boolean alive(Path pid) {
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(pid))).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
