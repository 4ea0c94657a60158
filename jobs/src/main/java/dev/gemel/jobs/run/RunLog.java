package dev.gemel.jobs.run;

import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.lake.ScalaMaps;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.Table;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Writes one row a run to {@code ops.runs}. Not thread-safe. */
final class RunLog {
  private final SparkSession spark;
  private final Lake lake;
  private final List<Row> kept = new ArrayList<>();

  RunLog(SparkSession spark, Lake lake) {
    this.spark = spark;
    this.lake = lake;
  }

  /** The Delta versions of {@code tables} that exist. */
  List<Row> versions(List<Table> tables) {
    List<Row> versions = new ArrayList<>();
    for (Table table : tables) {
      lake.version(table).ifPresent(v -> versions.add(RowFactory.create(table.name(), v)));
    }
    return versions;
  }

  /** Writes the row of a finished run, with those that were kept back. */
  void write(Entry entry, JobReport report, @Nullable String stateDigest, Instant end) {
    keep(entry, report, stateDigest, end);
    flush();
  }

  /** Writes the row of a run that failed. */
  void writeFailure(Entry entry, String error, Instant end) {
    // Its row may be there already, when writing that is what failed.
    kept.removeIf(row -> row.getString(0).equals(entry.runId()));
    kept.add(row(entry, JobReport.of(0, 0, 0, 0), error, null, end));
    flush();
  }

  /** Keeps the row of a run that did nothing until the next row is written, or {@link #flush}. */
  void keep(Entry entry, JobReport report, @Nullable String stateDigest, Instant end) {
    kept.add(row(entry, report, null, stateDigest, end));
  }

  /** Writes the rows that were kept back, in one commit. */
  void flush() {
    if (!kept.isEmpty()) {
      lake.insert(OpsTables.RUNS, spark.createDataFrame(kept, OpsTables.RUNS.schema()).coalesce(1));
      kept.clear();
    }
  }

  private Row row(
      Entry entry,
      JobReport report,
      @Nullable String error,
      @Nullable String stateDigest,
      Instant end) {
    return RowFactory.create(
        entry.runId(),
        entry.job().name(),
        error == null ? "done" : "failed",
        Timestamp.from(entry.start()),
        Timestamp.from(end),
        Duration.between(entry.start(), end).toMillis() / 1000.0,
        report.rowsIn(),
        report.rowsOut(),
        report.unchanged(),
        report.rejects(),
        ScalaMaps.of(new HashMap<>(report.counts())),
        entry.inputs().toArray(Row[]::new),
        versions(entry.job().outputs()).toArray(Row[]::new),
        entry.configDigest(),
        Version.CODE,
        error,
        stateDigest);
  }

  /** What is known when a run starts. */
  record Entry(String runId, Job job, Instant start, String configDigest, List<Row> inputs) {}
}
