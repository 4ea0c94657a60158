package dev.gemel.jobs.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.clients.registry.Alias;
import dev.gemel.clients.registry.FileRegistry;
import dev.gemel.clients.registry.FileTracker;
import dev.gemel.clients.registry.ModelVersion;
import dev.gemel.clients.registry.RunStatus;
import dev.gemel.clients.registry.TrackedRun;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.Fixtures;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.release.Gold;
import dev.gemel.jobs.release.ReleaseConfig;
import dev.gemel.jobs.release.ReleaseJob;
import dev.gemel.jobs.run.DataException;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.TrainTables;
import io.delta.tables.DeltaTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job over real releases; the trainer is a real process that trains nothing. */
class TrainJobTest {
  private static final int DOCUMENTS = 10;

  @TempDir Path home;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path base;
  private FileRegistry registry;
  private FileTracker tracker;

  @BeforeEach
  void makeBase() throws IOException {
    base = Fixture.base(home.resolve("base"));
    registry = new FileRegistry(home.resolve("registry"));
    tracker = new FileTracker(home.resolve("tracking"));
  }

  private Workbench bench() throws IOException {
    Workbench bench = new Workbench(home.resolve("home"));
    bench.set("train.base", base.toString());
    bench.set("train.recipe", "tiny");
    bench.set("train.trainer", Path.of("../trainer").toString());
    bench.set("train.python", "/bin/sh");
    bench.set("train.back-off", "1ms");
    return bench;
  }

  private Workbench released() throws IOException {
    Fixtures.copy(
        "train",
        home.resolve("home"),
        bench -> {
          bench
              .lake()
              .append(GoldTables.INSTRUCTIONS, Gold.instructions(bench.spark(), 0, DOCUMENTS));
          bench
              .lake()
              .append(GoldTables.PREFERENCES, Gold.preferences(bench.spark(), 0, DOCUMENTS));
          release(bench);
        });
    return bench();
  }

  private static void release(Workbench bench) {
    bench.run(s -> new ReleaseJob(ReleaseConfig.from(s)));
  }

  private JobReport train(Workbench bench) {
    return train(bench, "lock");
  }

  private JobReport train(Workbench bench, String lock) {
    PrintStream out = new PrintStream(err, true, StandardCharsets.UTF_8);
    return bench.run(
        s ->
            new TrainJob(
                TrainConfig.from(s).with(FakeTrainer.trainer(lock)), registry, tracker, out));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void bothStagesAreOneCommandAndASecondRunDoesNothing() throws IOException {
    try (Workbench bench = released()) {
      bench.set("train.stage", "sft+dpo");
      JobReport report = train(bench);
      assertEquals(2, report.rowsOut());
      List<Row> rows = bench.lake().read(TrainTables.RUNS).orderBy("stage").collectAsList();
      Row dpo = rows.get(0);
      Row sft = rows.get(1);
      assertEquals(sft.<String>getAs("run_key"), dpo.<String>getAs("parent_run_key"));
      assertEquals(sft.<String>getAs("model_sha256"), dpo.<String>getAs("base_sha256"));
      assertEquals(
          1L, sft.<String, Long>getJavaMap(sft.fieldIndex("rows_dropped")).get("prompt_too_long"));
      ModelVersion candidate = registry.find("twin", Alias.CANDIDATE).orElseThrow();
      assertEquals(dpo.<String>getAs("run_key"), candidate.version());
      assertEquals(sft.<String>getAs("run_key"), candidate.parent());
      assertTrue(Files.isRegularFile(Path.of(candidate.path()).resolve("model.safetensors")));
      Path gguf = Path.of(candidate.gguf());
      assertEquals(ModelFolders.fileSha256(gguf), candidate.tags().get(ModelVersion.GGUF_SHA256));
      assertEquals(2, registry.list("twin").size());
      assertTrue(said().contains("sft: 6 steps, loss 0.25"), said());

      long before = processes();
      JobReport again = train(bench);
      assertEquals(0, again.rowsOut());
      assertEquals(again.rowsIn(), again.unchanged());
      assertEquals(before, processes());
      assertTrue(said().contains("used again"), said());
    }
  }

  /** Attempts that exist: a process makes one. */
  private long processes() throws IOException {
    try (var all = Files.walk(home.resolve("home/models/runs"))) {
      return all.filter(p -> p.getFileName().toString().startsWith("attempt-")).count();
    }
  }

  @Test
  void metricsStreamToTheTracker() throws IOException {
    try (Workbench bench = released()) {
      train(bench);
      TrackedRun run = tracker.list().get(0);
      assertEquals(RunStatus.FINISHED, run.status());
      assertEquals(6, tracker.history(run.id(), "loss").size());
      assertEquals("lora", run.start().params().get("recipe.method"));
      assertEquals(
          bench.rows(GoldTables.RELEASES).get(0).<String>getAs("release_id"),
          run.start().inputs().get(0).digest());
      assertEquals(0L, run.start().inputs().get(0).deltaVersion());
    }
  }

  @Test
  void aModelWithoutAGgufExportIsACandidateAllTheSame() throws IOException {
    try (Workbench bench = released()) {
      bench.set("train.gguf", "q4_0");
      train(bench);
      assertNull(registry.find("twin", Alias.CANDIDATE).orElseThrow().gguf());
      assertTrue(said().contains("no GGUF file of this model"), said());
      assertTrue(said().contains("the architecture is fake"), said());
      bench.set("train.gguf", "q3");
      assertTrue(failure(bench, ConfigException.class).contains("'q3' is none of f32, f16"));
    }
  }

  @Test
  void contentDecidesTheKeyAndNothingElse() throws IOException {
    try (Workbench bench = released()) {
      train(bench);
      String path = bench.lake().path(GoldTables.RELEASES);
      DeltaTable.forPath(bench.spark(), path).optimize().executeCompaction();
      // Other preferences: another release with the same instructions.
      bench.lake().append(GoldTables.PREFERENCES, Gold.preferences(bench.spark(), 50, 52));
      release(bench);
      Path copy = Fixture.base(home.resolve("copy"));
      bench.set("train.base", copy.toString());
      assertEquals(0, train(bench).rowsOut(), "the same instructions, base and recipe");
      assertEquals(1, registry.list("twin").size());

      train(bench, "other lock");
      assertEquals(2, bench.rows(TrainTables.RUNS).size(), "other packages");
      Files.writeString(copy.resolve("chat_template.jinja"), "{{ other }}");
      train(bench);
      assertEquals(3, bench.rows(TrainTables.RUNS).size(), "another template");
      bench.lake().append(GoldTables.INSTRUCTIONS, Gold.instructions(bench.spark(), 50, 51));
      release(bench);
      train(bench);
      assertEquals(4, bench.rows(TrainTables.RUNS).size(), "another instruction");
      List<Row> all = bench.rows(TrainTables.RUNS);
      assertNotEquals(all.get(0).get(0), all.get(1).get(0));
    }
  }

  @Test
  void withoutAReleaseItSaysHowToMakeOne() throws IOException {
    try (Workbench bench = bench()) {
      assertTrue(failure(bench, GemelException.class).contains("`gemel release`"));
    }
    try (Workbench bench = released()) {
      bench.set("train.release", "nosuch");
      assertTrue(
          failure(bench, GemelException.class).contains("no release nosuch; the newest are"));
    }
  }

  @Test
  void aReleaseIsFoundByItsDigest() throws IOException {
    try (Workbench bench = released()) {
      String digest = bench.rows(GoldTables.RELEASES).get(0).getAs("release_id");
      bench.set("train.release", digest.substring(0, 16));
      assertEquals(1, train(bench).rowsOut());
    }
  }

  @Test
  void aReleaseWithAChangedFileIsRefused() throws IOException {
    try (Workbench bench = released()) {
      Row release = bench.rows(GoldTables.RELEASES).get(0);
      Path folder = home.resolve("home/lake").resolve(release.<String>getAs("path"));
      Path file = folder.resolve("sft/train.jsonl");
      String whole = Files.readString(file);
      Files.writeString(file, whole.replaceFirst("a", "b"));
      assertTrue(failure(bench, GemelException.class).contains("sft/train.jsonl was changed"));
      Files.delete(folder.resolve("sft/.train.jsonl.crc"));
      assertTrue(failure(bench, GemelException.class).contains("sft/train.jsonl has SHA-256"));
      Files.delete(file);
      assertTrue(failure(bench, GemelException.class).contains("sft/train.jsonl is missing"));
    }
  }

  @Test
  void aBaseThatIsNoneIsNamed() throws IOException {
    try (Workbench bench = released()) {
      bench.set("train.base", home.resolve("none").toString());
      assertTrue(failure(bench, ConfigException.class).contains("is no folder, and no model"));
      bench.set("train.base", Files.createDirectory(home.resolve("empty")).toString());
      assertTrue(failure(bench, ConfigException.class).contains("holds no config.json"));
      bench.set("models.cache", home.resolve("cache").toString());
      bench.set("train.base", "smollm2-135m-instruct");
      assertTrue(
          failure(bench, ConfigException.class)
              .contains("gemel models pull smollm2-135m-instruct"));
    }
  }

  @Test
  void aBaseWithoutATemplateNeedsOne() throws IOException {
    try (Workbench bench = released()) {
      Files.delete(base.resolve("chat_template.jinja"));
      assertTrue(failure(bench, ConfigException.class).contains("train.template=FILE"));
      Path template = Files.writeString(home.resolve("chat.jinja"), "{{ mine }}");
      bench.set("train.template", template.toString());
      assertEquals(1, train(bench).rowsOut());
    }
  }

  @Test
  void aTrainerThatIsNotInstalledSaysTheCommand() throws IOException {
    try (Workbench bench = released()) {
      bench.set("train.python", home.resolve("none/bin/python").toString());
      String message = failure(bench, ConfigException.class);
      assertTrue(message.contains("trainer/setup.sh"), message);
      bench.set("train.trainer", home.toString());
      assertTrue(failure(bench, ConfigException.class).contains("is not the trainer's folder"));
    }
  }

  @Test
  void aRunsFolderThatCannotBeWrittenIsNamed() throws IOException {
    try (Workbench bench = released()) {
      Path file = Files.writeString(home.resolve("file"), "x");
      bench.set("train.runs", file.toString());
      assertTrue(failure(bench, GemelException.class).contains("train.runs"));
    }
  }

  @Test
  void rowsThatTheTrainerDidNotReadAreAnError() throws IOException {
    try (Workbench bench = released()) {
      Fixture.base(base, "attempt.0 = wrong-rows");
      assertTrue(failure(bench, DataException.class).contains("the release's manifest says"));
    }
  }

  @Test
  void aFailedRunIsTrackedAsFailed() throws IOException {
    try (Workbench bench = released()) {
      Fixture.base(base, "attempt.0 = diverged");
      assertTrue(failure(bench, GemelException.class).contains("the loss is nan"));
      assertEquals(RunStatus.FAILED, tracker.list().get(0).status());
      assertFalse(bench.lake().exists(TrainTables.RUNS));
    }
  }

  @Test
  void wrongConfigurationIsReportedTogether() throws IOException {
    try (Workbench bench = bench()) {
      bench.set("train.backend", "cloud");
      bench.set("train.stage", "rlhf");
      String message = failure(bench, ConfigException.class);
      assertTrue(message.contains("cloud") && message.contains("rlhf"), message);
    }
  }

  private <E extends RuntimeException> String failure(Workbench bench, Class<E> type) {
    return String.valueOf(assertThrows(type, () -> train(bench)).getMessage());
  }
}
