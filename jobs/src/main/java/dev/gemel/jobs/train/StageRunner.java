package dev.gemel.jobs.train;

import dev.gemel.clients.registry.RegistryException;
import dev.gemel.clients.registry.RunInput;
import dev.gemel.clients.registry.RunStart;
import dev.gemel.clients.registry.RunStatus;
import dev.gemel.clients.registry.RunTracker;
import dev.gemel.clients.registry.Stage;
import dev.gemel.jobs.release.Released;
import dev.gemel.jobs.run.Version;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs stages one by one: training, then the merge of an adapter, tracked and shown. */
final class StageRunner {
  private final TrainConfig config;
  private final Released release;
  private final String releasesPath;
  private final Attempts attempts;
  private final RunTracker tracker;
  private final Clock clock;
  private final PrintStream err;

  StageRunner(
      TrainConfig config,
      Released release,
      String releasesPath,
      Attempts attempts,
      RunTracker tracker,
      Clock clock,
      PrintStream err) {
    this.config = config;
    this.release = release;
    this.releasesPath = releasesPath;
    this.attempts = attempts;
    this.tracker = tracker;
    this.clock = clock;
    this.err = err;
  }

  /** The base in the form that a training begins with; a GGUF file is imported first. */
  BaseModel base() {
    Path path = config.basePath();
    if (BaseModels.isGguf(path)) {
      path = new GgufImport(attempts, config.trainer(), err).folder(path, config.template());
    }
    return BaseModels.describe(config.base(), path, config.template());
  }

  /** The model as a GGUF file, where the configuration wants one and its architecture has one. */
  GgufExport.@Nullable Exported gguf(BaseModel model) {
    return config.gguf() == null
        ? null
        : new GgufExport(attempts, config.trainer(), err).file(model, config.gguf());
  }

  /** Trains a stage, or finds that it was trained. */
  StageRun run(Stage stage, BaseModel base, TrainData data, @Nullable String parent) {
    Recipe recipe = Objects.requireNonNull(config.recipes().get(stage));
    String key = RunKey.train(stage, base, data, recipe, config.trainer(), config.world());
    Map<String, Object> spec = new TreeMap<>();
    spec.put("stage", stage.wireName());
    spec.put("base", base.spec());
    spec.put("template", base.templateSpec());
    spec.put("data", data.spec(config.maxDroppedShare()));
    Work work = new Work("train", key, spec, recipe, base.templateSha256());
    Attempts.Finished trained = tracked(work, stage, base, parent);
    ResultCheck.rows(trained.out(), trained.result(), data.trainRows());
    Attempts.Finished finished = recipe.adapter() ? merged(base, trained) : trained;
    return new StageRun(stage, key, parent, base, data, recipe, trained, finished);
  }

  /** Only a run that does something is tracked: a finished one has its metrics already. */
  private Attempts.Finished tracked(
      Work work, Stage stage, BaseModel base, @Nullable String parent) {
    LazyRun run = new LazyRun(tracker, start(work, stage, base, parent));
    Attempts.Finished finished;
    try (TrainProgress progress = new TrainProgress(stage.wireName(), err)) {
      finished = attempts.finish(work, new Watchers(List.of(progress, run)));
    } catch (RuntimeException e) {
      end(run, RunStatus.FAILED);
      throw e;
    }
    if (!finished.reused()) {
      end(run, RunStatus.FINISHED);
    }
    err.println(summary(stage, finished));
    return finished;
  }

  /** A tracker that fails must not take a finished model along, nor hide why there is none. */
  private void end(LazyRun run, RunStatus status) {
    try {
      run.end(status, clock.instant());
    } catch (RegistryException e) {
      err.println("gemel train: the run's end was not tracked: " + e.getMessage());
    }
  }

  private Attempts.Finished merged(BaseModel base, Attempts.Finished trained) {
    String adapter = trained.modelSha256();
    Map<String, Object> spec = new TreeMap<>();
    spec.put("base", base.spec());
    spec.put("adapter", Map.of("path", trained.model().toString(), "sha256", adapter));
    spec.put("template", Map.of("sha256", base.templateSha256()));
    Work work =
        new Work(
            "merge",
            RunKey.merge(base, adapter, config.trainer()),
            spec,
            null,
            base.templateSha256());
    try (TrainProgress progress = new TrainProgress("merge", err)) {
      return attempts.finish(work, progress);
    }
  }

  private RunStart start(Work work, Stage stage, BaseModel base, @Nullable String parent) {
    SortedMap<String, String> params = new TreeMap<>();
    params.put("stage", stage.wireName());
    params.put("base", config.base());
    params.put("base_sha256", base.sha256());
    params.put("template_sha256", base.templateSha256());
    params.put("backend", config.backend());
    params.put("lock_sha256", config.trainer().lockSha256());
    if (work.recipe() != null) {
      work.recipe()
          .values()
          .forEach((k, v) -> params.put("recipe." + k, Canonical.json(v).replace("\"", "")));
    }
    RunInput input =
        new RunInput(release.name(), release.releaseId(), releasesPath, release.tableVersion());
    return new RunStart(
        work.runKey(), "train", params, List.of(input), parent, Version.CODE, clock.instant());
  }

  private static String summary(Stage stage, Attempts.Finished finished) {
    Result result = finished.result();
    Double loss = result.metrics().get("loss");
    String last = loss == null ? "" : String.format(Locale.ROOT, ", loss %.4g", loss);
    return String.format(
        Locale.ROOT,
        "%s: %d steps%s, %d tokens, %.1f s, %s (%s)",
        stage.wireName(),
        result.count("steps"),
        last,
        result.count("tokens"),
        result.trainSeconds(),
        finished.reused() ? "finished before and used again" : "attempts: " + finished.attempts(),
        finished.model());
  }

  /** A tracked run that begins with its first news. */
  private static final class LazyRun implements Watcher {
    private final RunTracker tracker;
    private final RunStart start;
    private @Nullable Tracking tracking;

    LazyRun(RunTracker tracker, RunStart start) {
      this.tracker = tracker;
      this.start = start;
    }

    @Override
    public void metrics(String kind, long step, Instant at, SortedMap<String, Double> values) {
      begun().metrics(kind, step, at, values);
    }

    @Override
    public void beat(Beat beat) {
      begun().beat(beat);
    }

    void end(RunStatus status, Instant at) {
      begun().end(status, at);
    }

    private synchronized Tracking begun() {
      Tracking run = tracking;
      if (run == null) {
        run = new Tracking(tracker, tracker.start(start));
        tracking = run;
      }
      return run;
    }
  }
}
