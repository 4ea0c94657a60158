package dev.gemel.jobs.promote;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.sum;

import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.run.Version;
import dev.gemel.jobs.table.EvaluationTables;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** {@code models.gates}: every decision about one model, in order. Its last row is what holds. */
final class Ledger {
  static final String GATE = "gate";
  static final String ROLLBACK = "rollback";

  private final Lake lake;
  private final SparkSession spark;
  private final String model;

  Ledger(Lake lake, SparkSession spark, String model) {
    this.lake = lake;
    this.spark = spark;
    this.model = model;
  }

  /** Who is champion; null when nothing was decided yet. */
  @Nullable Standing standing() {
    Row last = last();
    return last == null ? null : new Standing(last.getAs("champion"), last.getAs("previous"));
  }

  /** The row of a gate, or null when it was not held yet. */
  @Nullable Row find(String key) {
    return first(rows().filter(col("gate_key").equalTo(key)));
  }

  /** Alpha that gates of other keys have spent of a test set, whatever model they were about. */
  double spent(String testDigest, String key) {
    Row total =
        lake.read(EvaluationTables.GATES)
            .filter(col("kind").equalTo(GATE))
            .filter(col("test_digest").equalTo(testDigest))
            .filter(col("gate_key").notEqual(key))
            .dropDuplicates("gate_key")
            .agg(sum("alpha"))
            .first();
    return total.isNullAt(0) ? 0 : total.getDouble(0);
  }

  /** Appends a verdict and who holds after it. */
  void gate(String key, GateReport report, GateRules rules, Standing after, Instant at) {
    Row[] checks =
        report.checks().stream()
            .map(
                c ->
                    RowFactory.create(
                        c.name(), c.outcome().name(), c.measured(), c.threshold(), c.sentence()))
            .toArray(Row[]::new);
    append(
        RowFactory.create(
            key,
            next(),
            GATE,
            report.outcome().name(),
            model,
            report.candidate(),
            report.opponent(),
            report.testDigest(),
            rules.metric(),
            report.alpha(),
            after.champion(),
            after.previous(),
            checks,
            report.text(),
            Version.CODE,
            Timestamp.from(at)));
  }

  /** Appends a rollback. */
  void rollback(String key, Standing after, Instant at) {
    append(
        RowFactory.create(
            key,
            next(),
            ROLLBACK,
            Outcome.PASS.name(),
            model,
            after.champion(),
            after.previous(),
            null,
            null,
            null,
            after.champion(),
            after.previous(),
            new Row[0],
            "rolled back from %s to %s".formatted(after.previous(), after.champion()),
            Version.CODE,
            Timestamp.from(at)));
  }

  private void append(Row row) {
    lake.append(
        EvaluationTables.GATES,
        spark.createDataFrame(List.of(row), EvaluationTables.GATES.schema()));
  }

  private long next() {
    Row last = last();
    return last == null ? 1L : last.<Long>getAs("sequence") + 1;
  }

  private @Nullable Row last() {
    return first(rows().orderBy(desc("sequence")));
  }

  private Dataset<Row> rows() {
    return lake.read(EvaluationTables.GATES).filter(col("model").equalTo(model));
  }

  private static @Nullable Row first(Dataset<Row> rows) {
    List<Row> found = rows.takeAsList(1);
    return found.isEmpty() ? null : found.get(0);
  }
}
