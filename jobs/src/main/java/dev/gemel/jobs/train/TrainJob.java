package dev.gemel.jobs.train;

import dev.gemel.clients.registry.Alias;
import dev.gemel.clients.registry.ModelRegistry;
import dev.gemel.clients.registry.ModelVersion;
import dev.gemel.clients.registry.RunTracker;
import dev.gemel.clients.registry.Stage;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.release.Released;
import dev.gemel.jobs.release.Releases;
import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.Table;
import dev.gemel.jobs.table.TrainTables;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/**
 * A release, a base model and a recipe to a candidate in the registry. Each stage has a run key
 * made from content; a stage that is finished is used again, so that a second run does no work and
 * a cut one goes on where it was cut.
 */
public final class TrainJob implements Job {
  private final TrainConfig config;
  private final ModelRegistry registry;
  private final RunTracker tracker;
  private final PrintStream err;

  /**
   * @param err is told how far the training is
   */
  public TrainJob(TrainConfig config, ModelRegistry registry, RunTracker tracker, PrintStream err) {
    this.config = config;
    this.registry = registry;
    this.tracker = tracker;
    this.err = err;
  }

  @Override
  public String name() {
    return "train";
  }

  @Override
  public List<Table> inputs() {
    return List.of(GoldTables.RELEASES);
  }

  @Override
  public List<Table> outputs() {
    return List.of(TrainTables.RUNS);
  }

  @Override
  public JobReport run(JobContext context) {
    Lake lake = context.lake();
    Configuration hadoop = context.spark().sparkContext().hadoopConfiguration();
    Released release = Releases.find(lake, config.release());
    release.verify(hadoop);
    StageRunner runner =
        new StageRunner(
            config,
            release,
            lake.path(GoldTables.RELEASES),
            attempts(context.spark().sparkContext()),
            tracker,
            Clock.systemUTC(),
            err);
    List<StageRun> runs = new ArrayList<>();
    BaseModel base = runner.base();
    long written = 0;
    for (Stage stage : config.stages()) {
      TrainData data =
          TrainData.of(release, stage, config.evaluate(), config.runs().resolve("data"), hadoop);
      StageRun before = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      StageRun run = runner.run(stage, base, data, before == null ? null : before.runKey());
      written +=
          RunRows.write(context.spark(), lake, config, release, run, context.startedAt()).total();
      register(release, run, null, context.startedAt());
      base = run.model();
      runs.add(run);
    }
    StageRun last = runs.get(runs.size() - 1);
    GgufExport.Exported gguf = runner.gguf(last.model());
    if (gguf != null) {
      register(release, last, gguf, context.startedAt());
    }
    registry.setAlias(config.name(), Alias.CANDIDATE, last.runKey());
    return report(runs, written);
  }

  private Attempts attempts(SparkContext spark) {
    TrainerBackend backend =
        config.backend().equals("spark")
            ? new SparkBarrier(spark, config.ranks(), config.slotsTimeout())
            : new LocalProcess();
    return new Attempts(
        backend, config.trainer(), config.runs(), config.retries(), config.backOff(), err);
  }

  private void register(
      Released release, StageRun run, GgufExport.@Nullable Exported gguf, Instant at) {
    SortedMap<String, String> artifacts = new TreeMap<>();
    run.finished()
        .result()
        .artifacts()
        .forEach(
            (path, sha256) -> {
              if (path.startsWith("model/")) {
                artifacts.put(path.substring("model/".length()), sha256);
              }
            });
    SortedMap<String, String> tags = new TreeMap<>();
    tags.put("recipe", run.recipe().name());
    tags.put(ModelVersion.MODEL_SHA256, run.finished().modelSha256());
    tags.put("releases_version", String.valueOf(release.tableVersion()));
    // The same content may come from another release or be asked for by another path: the version
    // keeps what it was first registered with.
    ModelVersion known = registry.find(config.name(), run.runKey()).orElse(null);
    registry.register(
        new ModelVersion(
            config.name(),
            run.runKey(),
            run.finished().model().toUri(),
            gguf == null ? null : gguf.path().toUri(),
            known == null ? config.base() : known.base(),
            run.stage(),
            known == null ? release.releaseId() : known.releaseId(),
            run.base().templateSha256(),
            artifacts,
            known == null ? run.parent() : known.parent(),
            at,
            tags(known == null ? tags : known.tags(), gguf)));
  }

  private static SortedMap<String, String> tags(
      SortedMap<String, String> tags, GgufExport.@Nullable Exported gguf) {
    SortedMap<String, String> all = new TreeMap<>(tags);
    if (gguf != null) {
      all.put(ModelVersion.GGUF_SHA256, gguf.sha256());
    }
    return all;
  }

  private static JobReport report(List<StageRun> runs, long written) {
    long rows = runs.stream().mapToLong(r -> r.trained().result().count("rows_read")).sum();
    JobReport report = JobReport.of(rows, written, StageRun.allReused(runs) ? rows : 0, 0);
    for (StageRun run : runs) {
      Result result = run.trained().result();
      String stage = run.stage().wireName();
      report =
          report
              .with(stage + "_steps", result.count("steps"))
              .with(stage + "_tokens", result.count("tokens"))
              .with(stage + "_attempts", run.trained().attempts())
              .with(
                  stage + "_rows_dropped",
                  result.rowsDropped().values().stream().mapToLong(Long::longValue).sum());
    }
    return report;
  }
}
