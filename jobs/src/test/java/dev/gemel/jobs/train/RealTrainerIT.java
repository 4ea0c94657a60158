package dev.gemel.jobs.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.clients.registry.Alias;
import dev.gemel.clients.registry.FileRegistry;
import dev.gemel.clients.registry.FileTracker;
import dev.gemel.clients.registry.RunMetric;
import dev.gemel.clients.registry.TrackedRun;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.process.Child;
import dev.gemel.jobs.process.Distribution;
import dev.gemel.jobs.release.Gold;
import dev.gemel.jobs.release.ReleaseConfig;
import dev.gemel.jobs.release.ReleaseJob;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.TrainTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TRL itself, on a tiny model made on the spot: SFT with LoRA, merge, DPO, merge. */
@Tag("heavy")
class RealTrainerIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Path TRAINER = Distribution.project().resolve("trainer");

  @TempDir Path work;

  private Path base;
  private Path python;

  @BeforeEach
  void makeBase() {
    python = TrainerIT.python();
    Path script = TRAINER.resolve("fixtures/tiny_model.py");
    try (Child child =
        Child.start(
            List.of(python.toString(), script.toString(), work.toString()),
            Map.of("PYTHONPATH", TRAINER.resolve("src").toString()))) {
      assertEquals(0, child.await(LIMIT), child.stderr());
    }
    base = work.resolve("base");
  }

  private Workbench bench() {
    Workbench bench = new Workbench(work.resolve("home"));
    bench.lake().append(GoldTables.INSTRUCTIONS, Gold.instructions(bench.spark(), 0, 12));
    bench.lake().append(GoldTables.PREFERENCES, Gold.preferences(bench.spark(), 0, 12));
    bench.run(s -> new ReleaseJob(ReleaseConfig.from(s)));
    bench.set("train.base", base.toString());
    bench.set("train.recipe", "tiny");
    bench.set("train.trainer", TRAINER.toString());
    bench.set("train.python", python.toString());
    return bench;
  }

  @Test
  void bothStagesTrainMergeAndRegister() {
    FileRegistry registry = new FileRegistry(work.resolve("registry"));
    FileTracker tracker = new FileTracker(work.resolve("tracking"));
    try (Workbench bench = bench()) {
      bench.set("train.stage", "sft+dpo");
      JobReport report =
          bench.run(s -> new TrainJob(TrainConfig.from(s), registry, tracker, System.err));
      assertEquals(2, report.rowsOut());
      Row sft = bench.lake().read(TrainTables.RUNS).filter("stage = 'sft'").first();
      assertEquals(20L, sft.<Long>getAs("steps"));
      assertTrue(registry.find("twin", Alias.CANDIDATE).isPresent());
      TrackedRun run = tracker.find(sft.getAs("run_key")).orElseThrow();
      List<RunMetric> loss = tracker.history(run.id(), "loss");
      assertTrue(loss.size() >= 10, loss.toString());
      assertTrue(loss.get(loss.size() - 1).value() < loss.get(0).value(), loss.toString());
      JobReport again =
          bench.run(s -> new TrainJob(TrainConfig.from(s), registry, tracker, System.err));
      assertEquals(0, again.rowsOut());
    }
  }

  /** kill -9 in the middle; the second attempt ends in the very bytes of an undisturbed run. */
  @Test
  void aKilledTrainingEndsInTheSameModel() throws Exception {
    Path recipe =
        Files.writeString(
            work.resolve("mine.conf"),
            """
            sft {
              method = full, learning_rate = 1e-3, batch_size = 2, max_steps = 120
              max_length = 64, seed = 1, save_steps = 10, logging_steps = 5
            }
            """);
    try (Workbench bench = bench()) {
      bench.set("train.recipe", recipe.toString());
      bench.set("train.evaluate", "false");
      String calm = model(bench, "calm", () -> {});
      Path runs = work.resolve("home/models/killed");
      Thread killer = new Thread(() -> kill(runs));
      String killed = model(bench, "killed", killer::start);
      killer.join();
      assertEquals(calm, killed);
      Row row = bench.rows(TrainTables.RUNS).get(0);
      assertEquals(2L, row.<Long>getAs("attempts"));
    }
  }

  private String model(Workbench bench, String name, Runnable meanwhile) {
    bench.set("train.runs", work.resolve("home/models/" + name).toString());
    FileRegistry registry = new FileRegistry(work.resolve("registry-" + name));
    FileTracker tracker = new FileTracker(work.resolve("tracking-" + name));
    meanwhile.run();
    bench.run(s -> new TrainJob(TrainConfig.from(s), registry, tracker, System.err));
    return Objects.requireNonNull(
        registry.list("twin").get(0).artifacts().get("model.safetensors"));
  }

  private static void kill(Path runs) {
    Processes.until(() -> begun(runs) != null);
    Path out = Objects.requireNonNull(begun(runs));
    Processes.until(() -> step(out) > 35);
    try {
      Processes.of(out).destroyForcibly();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path begun(Path runs) {
    if (!Files.isDirectory(runs)) {
      return null;
    }
    try (var all = Files.walk(runs)) {
      return all.filter(p -> p.endsWith("attempt-0/out/heartbeat.json"))
          .map(Path::getParent)
          .findFirst()
          .orElse(null);
    } catch (IOException | java.io.UncheckedIOException e) {
      return null;
    }
  }

  private static int step(Path out) {
    try {
      return Processes.heartbeat(out).path("step").asInt();
    } catch (IOException e) {
      return 0;
    }
  }
}
