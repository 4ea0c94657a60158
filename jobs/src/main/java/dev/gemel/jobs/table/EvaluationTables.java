package dev.gemel.jobs.table;

import static dev.gemel.jobs.table.Column.maybe;
import static dev.gemel.jobs.table.Column.of;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import java.util.List;
import org.apache.spark.sql.types.StructType;

/** What models answered, what that is worth, and who was promoted. */
@SuppressWarnings("BadImport") // Column.of reads as a declaration here.
public final class EvaluationTables {
  /** {@code struct<item, cluster, value>}. */
  public static final StructType SCORE =
      new StructType().add("item", StringType).add("cluster", StringType).add("value", DoubleType);

  /** {@code struct<name, outcome, measured, threshold, sentence>}. */
  public static final StructType CHECK =
      new StructType()
          .add("name", StringType)
          .add("outcome", StringType)
          .add("measured", StringType)
          .add("threshold", StringType)
          .add("sentence", StringType);

  /** Answers of models to rows of a release's test split. */
  public static final Table GENERATIONS =
      new Table(
          "models.generations",
          "Answers of models to rows of a release's test split.",
          List.of("generation_key", "item_id"),
          List.of(),
          List.of(
              of(
                  "generation_key",
                  StringType,
                  "xxh128 of model digest, test set digest, generator and sampling."),
              of("item_id", StringType, "instruction_id of the test row."),
              of("model", StringType, "Run key, folder or name of the model."),
              of("model_digest", StringType, "SHA-256 over the model's files."),
              of("release_id", StringType, "The release."),
              of("test_digest", StringType, "SHA-256 of the release's test file."),
              of("document_id", StringType, "Source document of the test row."),
              of("cluster_id", StringType, "Cluster of the source document."),
              of("instruction", StringType, "What was asked."),
              of("reference", StringType, "What the author answers."),
              of("answer", StringType, "What the model answered; empty when nothing."),
              of(
                  "finish",
                  StringType,
                  "eos, length, prompt_too_long, refused, or unknown when the endpoint does not say."),
              of("tokens", LongType, "Tokens generated; 0 when the endpoint does not say."),
              of("generator", StringType, "trainer, or the endpoint's URL."),
              of("sampling", StringType, "How the answer was drawn, such as greedy 512."),
              maybe("template_sha256", StringType, "Chat template that formatted the prompt.")));

  /** One row per evaluation and metric. */
  public static final Table EVALUATIONS =
      new Table(
          "models.evaluations",
          "One row per evaluation and metric, with a 95 % interval from a bootstrap over clusters.",
          List.of("evaluation_key", "metric"),
          List.of(),
          List.of(
              of(
                  "evaluation_key",
                  StringType,
                  "xxh128 of answers, judge, prompt and scoring rules: the same evaluation is not repeated."),
              of("metric", StringType, "Name of the metric."),
              of("model", StringType, "Run key, folder or name of the model."),
              of("model_digest", StringType, "SHA-256 over the model's files."),
              maybe(
                  "opponent_digest",
                  StringType,
                  "SHA-256 over the other model's files; pairs only."),
              of("release_id", StringType, "The release."),
              of("test_digest", StringType, "SHA-256 of the release's test file."),
              of("generation_key", StringType, "The answers that were scored."),
              of("value", DoubleType, "Mean over items."),
              of("low", DoubleType, "Lower bound of the 95 % interval."),
              of("high", DoubleType, "Upper bound of the 95 % interval."),
              of("items", IntegerType, "Test rows scored."),
              of("clusters", IntegerType, "Source clusters they come from."),
              maybe("judge", StringType, "Judging model; absent for what is computed."),
              maybe("prompt_digest", StringType, "xxh128 of the judge's prompt."),
              of("verdicts", LongType, "Verdicts asked of the judge."),
              of("unparsable", LongType, "Verdicts that could not be read; counted as the worst."),
              of("left_out", createArrayType(StringType), "What was not measured, and why."),
              of("scores", createArrayType(SCORE), "Score of each item."),
              of("evaluated_at", TimestampType, "UTC.")));

  /** One row per verdict of the gate, and per rollback; the authority on who is champion. */
  public static final Table GATES =
      new Table(
          "models.gates",
          "One row per verdict of the gate and per rollback: the authority on who is champion; the registry's aliases follow it.",
          List.of("gate_key"),
          List.of(),
          List.of(
              of(
                  "gate_key",
                  StringType,
                  "xxh128 of the evaluations and rules that were judged; random for a rollback."),
              of("sequence", LongType, "Position in the ledger, from 1."),
              of("kind", StringType, "gate or rollback."),
              of("outcome", StringType, "PASS, FAIL or INCONCLUSIVE."),
              of("model", StringType, "Registered name."),
              of("candidate", StringType, "Run key that was judged or rolled back to."),
              of("opponent", StringType, "What it was measured against."),
              maybe("test_digest", StringType, "The test set; absent for a rollback."),
              maybe("metric", StringType, "The metric named beforehand."),
              maybe("alpha", DoubleType, "Chance of a false promotion that was spent."),
              maybe("champion", StringType, "Run key served after this row."),
              maybe("previous", StringType, "Run key a rollback goes to after this row."),
              of("checks", createArrayType(CHECK), "Every check with its finding."),
              of("report", StringType, "The report for people."),
              of("code_version", StringType, "Version of Gemel."),
              of("decided_at", TimestampType, "UTC.")));

  private EvaluationTables() {}
}
