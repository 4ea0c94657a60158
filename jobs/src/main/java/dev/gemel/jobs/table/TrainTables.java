package dev.gemel.jobs.table;

import static dev.gemel.jobs.table.Column.maybe;
import static dev.gemel.jobs.table.Column.of;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import java.util.List;

/** What training made. */
@SuppressWarnings("BadImport") // Column.of reads as a declaration here.
public final class TrainTables {
  /** One row per training stage that was finished. */
  public static final Table RUNS =
      new Table(
          "models.runs",
          "One row per training stage that was finished; the same content is the same run.",
          List.of("run_key"),
          List.of(),
          List.of(
              of(
                  "run_key",
                  StringType,
                  "SHA-256 of all that decides the result: stage, base, data, chat template, recipe and the trainer's lock."),
              of("stage", StringType, "sft or dpo."),
              of("model", StringType, "Name of the model in the registry."),
              of("release_id", StringType, "Release it was trained on."),
              of("release_name", StringType, "Name of that release."),
              of("releases_version", LongType, "Delta version of gold.releases it was read from."),
              of(
                  "data_sha256",
                  StringType,
                  "Digest of the files of the release it was trained on."),
              of("base", StringType, "Base model as it was asked for."),
              of("base_sha256", StringType, "Model digest of what the stage began with."),
              maybe("parent_run_key", StringType, "Run that made what the stage began with."),
              of("recipe", StringType, "Name of the recipe and its section."),
              of("recipe_json", StringType, "The recipe's values in canonical form."),
              of("template_sha256", StringType, "SHA-256 of the chat template."),
              of("lock_sha256", StringType, "SHA-256 of the trainer's requirements.lock."),
              of("model_path", StringType, "Folder of the finished model, adapter merged."),
              of("model_sha256", StringType, "Model digest of that folder."),
              of("rows_read", LongType, "Rows of the training file."),
              of(
                  "rows_dropped",
                  createMapType(StringType, LongType),
                  "Rows that were not used, by reason."),
              of("rows_truncated", LongType, "Rows whose answer was cut at max_length."),
              of("tokens", LongType, "Tokens seen in training, repeats included."),
              of("steps", LongType, "Optimizer steps."),
              of("attempts", LongType, "Attempts it took."),
              of("train_seconds", DoubleType, "Of the finished attempt's training alone."),
              of(
                  "metrics",
                  createMapType(StringType, DoubleType),
                  "Last metrics by TRL's names; they say nothing about quality."),
              of(
                  "environment",
                  createMapType(StringType, StringType),
                  "Versions and device it was trained with."),
              of("backend", StringType, "local or spark."),
              of("code_version", StringType, "Version of Gemel."),
              of("finished_at", TimestampType, "When the row was first written, UTC.")));

  private TrainTables() {}
}
