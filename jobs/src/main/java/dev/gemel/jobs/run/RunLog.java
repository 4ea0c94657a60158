package dev.gemel.jobs.run;

import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.lake.ScalaMaps;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.Table;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Writes one row a run to {@code ops.runs}. */
final class RunLog {
  private final SparkSession spark;
  private final Lake lake;

  RunLog(SparkSession spark, Lake lake) {
    this.spark = spark;
    this.lake = lake;
  }

  /** The Delta versions of {@code tables} that exist. */
  List<Row> versions(List<Table> tables) {
    return tables.stream()
        .filter(lake::exists)
        .map(t -> RowFactory.create(t.name(), lake.version(t).orElseThrow()))
        .toList();
  }

  void write(Entry entry, @Nullable JobReport report, @Nullable String error, Instant end) {
    JobReport r = report == null ? JobReport.of(0, 0, 0, 0) : report;
    Map<String, Long> counts = new HashMap<>(r.counts());
    Row row =
        RowFactory.create(
            entry.runId(),
            entry.job().name(),
            error == null ? "done" : "failed",
            Timestamp.from(entry.start()),
            Timestamp.from(end),
            Duration.between(entry.start(), end).toMillis() / 1000.0,
            r.rowsIn(),
            r.rowsOut(),
            r.unchanged(),
            r.rejects(),
            ScalaMaps.of(counts),
            entry.inputs().toArray(Row[]::new),
            versions(entry.job().outputs()).toArray(Row[]::new),
            entry.configDigest(),
            Version.CODE,
            error);
    lake.append(OpsTables.RUNS, spark.createDataFrame(List.of(row), OpsTables.RUNS.schema()));
  }

  /** What is known when a run starts. */
  record Entry(String runId, Job job, Instant start, String configDigest, List<Row> inputs) {}
}
