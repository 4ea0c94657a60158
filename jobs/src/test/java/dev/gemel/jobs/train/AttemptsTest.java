package dev.gemel.jobs.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.process.Child;
import dev.gemel.jobs.run.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from the ways a trainer can end; every trainer here is a real process. */
class AttemptsTest {
  @TempDir Path work;

  private final Told told = new Told();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Attempts attempts(Path runs, int retries) {
    return new Attempts(
        new LocalProcess(),
        FakeTrainer.trainer("lock"),
        runs,
        retries,
        Duration.ofMillis(1),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private Attempts.Finished finish(String... behaviour) throws IOException {
    Path base = Fixture.base(work.resolve("base"), behaviour);
    return attempts(work.resolve("runs"), 2).finish(Fixture.work(base), told);
  }

  @Test
  void aFinishedRunIsUsedAgainWithoutAProcess() throws IOException {
    Attempts.Finished first = finish();
    Attempts.Finished second = finish("attempt.0 = spec", "attempt.1 = spec");
    assertFalse(first.reused());
    assertTrue(second.reused());
    assertEquals(first.modelSha256(), second.modelSha256());
    assertEquals(List.of(0), new RunFolder(work.resolve("runs/key-base")).attempts());
  }

  @Test
  void metricsAreToldOnceEachAndInOrder() throws IOException {
    finish();
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), told.steps);
    assertEquals(1.0, told.losses.get(1));
    assertTrue(told.beats > 0);
  }

  @Test
  void aKilledTrainerIsStartedAgainFromItsCheckpoint() throws IOException {
    Attempts.Finished finished = finish("attempt.0 = dies");
    assertEquals(2, finished.result().resumedStep());
    assertEquals(2, finished.attempts());
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("no result.json"), err::toString);
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), told.steps);
  }

  @Test
  void exitCodeZeroWithoutAResultIsNotFinished() throws IOException {
    assertEquals(2, finish("attempt.0 = silent").attempts());
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("ended with code 0"), err::toString);
  }

  @Test
  void outOfMemoryHalvesTheMicroBatchAndKeepsTheRowsOfAStep() throws IOException {
    Attempts.Finished finished = finish("attempt.0 = oom", "attempt.1 = oom");
    assertEquals("2x4", finished.result().environment().get("batch"));
  }

  @Test
  void outOfMemoryWithOneRowIsTheEnd() throws IOException {
    String[] always = {
      "attempt.0 = oom", "attempt.1 = oom", "attempt.2 = oom", "attempt.3 = oom", "attempt.4 = oom"
    };
    GemelException e = assertThrows(GemelException.class, () -> finish(always));
    assertTrue(e.getMessage().contains("one row already"), e.getMessage());
  }

  @Test
  void whatMayPassIsTriedWithinABudget() throws IOException {
    assertEquals(3, finish("attempt.0 = transient", "attempt.1 = transient").attempts());
    Path base =
        Fixture.base(work.resolve("full"), "attempt.0 = transient", "attempt.1 = transient");
    GemelException e =
        assertThrows(
            GemelException.class,
            () -> attempts(work.resolve("runs"), 1).finish(Fixture.work(base), told));
    assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
    assertTrue(e.getMessage().contains("given up after 1 retries"), e.getMessage());
    // The same command later goes on with a new attempt.
    assertEquals(3, attempts(work.resolve("runs"), 1).finish(Fixture.work(base), told).attempts());
  }

  @ParameterizedTest
  @CsvSource({"data, another digest", "spec, qlora needs a GPU", "diverged, the loss is nan"})
  void whatWillNotPassIsNotTriedAgain(String word, String message) throws IOException {
    RuntimeException e = assertThrows(RuntimeException.class, () -> finish("attempt.0 = " + word));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertTrue(e.getMessage().contains("do this"), e.getMessage());
    assertEquals(List.of(0), new RunFolder(work.resolve("runs/key-base")).attempts());
    Class<?> expected =
        switch (word) {
          case "data" -> DataException.class;
          case "spec" -> ConfigException.class;
          default -> GemelException.class;
        };
    assertEquals(expected, e.getClass());
  }

  @Test
  void aResultThatItsFilesDenyIsAnError() {
    GemelException e = assertThrows(GemelException.class, () -> finish("attempt.0 = wrong-digest"));
    assertTrue(e.getMessage().contains("model.safetensors has SHA-256"), e.getMessage());
  }

  @Test
  void aResultThatWasDamagedLaterIsMadeAnew() throws IOException {
    Path weights = finish().model().resolve("model.safetensors");
    Files.writeString(weights, "damaged");
    Attempts.Finished again = finish();
    assertFalse(again.reused());
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("made anew"), err::toString);
    assertTrue(again.out().toString().contains("attempt-1"), again.out()::toString);
  }

  @Test
  void anInterruptEndsTheTrainer() throws Exception {
    Path base = Fixture.base(work.resolve("base"), "attempt.0 = hangs");
    Work hangs = Fixture.work(base);
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                attempts(work.resolve("runs"), 0).finish(hangs, told);
                ended.complete(null);
              } catch (RuntimeException e) {
                ended.complete(e);
              }
            });
    thread.start();
    Path out = work.resolve("runs/key-base/attempt-0/out");
    Processes.until(() -> Files.exists(out.resolve("checkpoints/checkpoint-2")));
    ProcessHandle trainer = Processes.of(out);
    thread.interrupt();
    assertTrue(ended.get(20, TimeUnit.SECONDS).getMessage().contains("interrupted"));
    trainer.onExit().get(10, TimeUnit.SECONDS);
    assertFalse(trainer.isAlive());
  }

  @Test
  void theDriversDeathEndsTheTrainerAndTheNextDriverGoesOn() throws Exception {
    Path base = Fixture.base(work.resolve("base"), "attempt.0 = hangs");
    Path runs = work.resolve("runs");
    List<String> command =
        List.of(
            Child.java(),
            "-cp",
            System.getProperty("java.class.path"),
            LocalDriver.class.getName(),
            runs.toString(),
            base.toString());
    try (Child driver = Child.start(command, Map.of())) {
      Path out = runs.resolve("key-base/attempt-0/out");
      driver.until(
          () -> Files.exists(out.resolve("checkpoints/checkpoint-2")), Duration.ofMinutes(2));
      ProcessHandle trainer = Processes.of(out);
      ProcessHandle.of(driver.pid()).orElseThrow().destroyForcibly();
      trainer.onExit().get(20, TimeUnit.SECONDS);
    }
    Attempts.Finished finished = attempts(runs, 0).finish(Fixture.work(base), told);
    assertEquals(2, finished.result().resumedStep());
    assertEquals(2, finished.attempts());
  }

  @Test
  void aFullDiskIsNamed() throws Exception {
    Path disk = Files.createDirectory(work.resolve("disk"));
    Assumptions.assumeTrue(
        Processes.done("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()),
        "this user may not mount a small file system: the full disk is not tested");
    try {
      Path filler = disk.resolve("filler");
      try (var out = Files.newOutputStream(filler)) {
        out.write(new byte[1 << 20]);
      } catch (IOException full) {
        // That is what it is for.
      }
      Path base = Fixture.base(work.resolve("base"));
      GemelException e =
          assertThrows(
              GemelException.class,
              () -> attempts(disk.resolve("runs"), 0).finish(Fixture.work(base), told));
      assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
      assertTrue(e.getMessage().contains("train.runs"), e.getMessage());
      Files.delete(filler);
      assertFalse(attempts(disk.resolve("runs"), 0).finish(Fixture.work(base), told).reused());
    } finally {
      Processes.done("umount", disk.toString());
    }
  }

  /** What a watcher was told. */
  private static final class Told implements Watcher {
    private final List<Long> steps = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private int beats;

    @Override
    public void metrics(String kind, long step, Instant at, SortedMap<String, Double> values) {
      steps.add(step);
      losses.add(values.get("loss"));
      assertFalse(values.containsKey("grad_norm"), "null is no number");
    }

    @Override
    public void beat(Beat beat) {
      beats++;
    }
  }
}
