package dev.gemel.jobs.train;

import static org.apache.spark.sql.functions.col;

import dev.gemel.jobs.lake.Changes;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.lake.ScalaMaps;
import dev.gemel.jobs.release.Released;
import dev.gemel.jobs.run.Version;
import dev.gemel.jobs.table.TrainTables;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Writes finished stages to {@code models.runs}. */
final class RunRows {
  private RunRows() {}

  /** One row for the stage, where there is none of its run key and model yet. */
  static Changes write(
      SparkSession spark,
      Lake lake,
      TrainConfig config,
      Released release,
      StageRun run,
      Instant at) {
    boolean there =
        !lake.read(TrainTables.RUNS)
            .filter(
                col("run_key")
                    .equalTo(run.runKey())
                    .and(col("model_path").equalTo(run.finished().model().toString())))
            .isEmpty();
    return there
        ? Changes.NONE
        : lake.upsert(
            TrainTables.RUNS,
            spark.createDataFrame(
                List.of(row(config, release, run, at)), TrainTables.RUNS.schema()));
  }

  private static Row row(TrainConfig config, Released release, StageRun run, Instant at) {
    Result result = run.trained().result();
    return RowFactory.create(
        run.runKey(),
        run.stage().wireName(),
        config.name(),
        release.releaseId(),
        release.name(),
        release.tableVersion(),
        run.data().sha256(),
        config.base(),
        run.base().sha256(),
        run.parent(),
        run.recipe().name(),
        Canonical.json(run.recipe().values()),
        run.base().templateSha256(),
        config.trainer().lockSha256(),
        run.finished().model().toString(),
        run.finished().modelSha256(),
        result.count("rows_read"),
        ScalaMaps.of(result.rowsDropped()),
        result.count("rows_truncated"),
        result.count("tokens"),
        result.count("steps"),
        (long) run.trained().attempts(),
        result.trainSeconds(),
        ScalaMaps.of(result.metrics()),
        ScalaMaps.of(result.environment()),
        config.backend(),
        Version.CODE,
        Timestamp.from(at));
  }
}
