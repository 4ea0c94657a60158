package dev.gemel.jobs.table;

import static dev.gemel.jobs.table.Column.maybe;
import static dev.gemel.jobs.table.Column.of;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import java.util.List;

/** What the jobs did. */
@SuppressWarnings("BadImport") // Column.of reads as a declaration here.
public final class OpsTables {
  /** One row per run of a job; only ever appended. */
  public static final Table RUNS =
      new Table(
          "ops.runs",
          "One row per run of a job; only ever appended.",
          List.of("run_id"),
          List.of(),
          List.of(
              of("run_id", StringType, "Random UUID of the run."),
              of("job", StringType, "Command name of the job."),
              of("status", StringType, "done or failed."),
              of("started_at", TimestampType, "UTC."),
              of("finished_at", TimestampType, "UTC."),
              of("seconds", DoubleType, "Wall time."),
              of("rows_in", LongType, "Records considered."),
              of("rows_out", LongType, "Rows written, changed or deleted."),
              of("rows_unchanged", LongType, "Records found up to date."),
              of("rejects", LongType, "Records the job stands rejected after this run."),
              of("counts", createMapType(StringType, LongType), "The job's own counts."),
              of("inputs", Types.VERSIONS, "Tables read with their Delta versions."),
              of(
                  "outputs",
                  Types.VERSIONS,
                  "Tables written with their Delta versions after the run."),
              of(
                  "config_digest",
                  StringType,
                  "Digest of the section of the configuration that has the job's name."),
              of("code_version", StringType, "Version of Gemel."),
              maybe("error", StringType, "Message of the failure."),
              maybe(
                  "state_digest",
                  StringType,
                  "Digest of all that decided what the run would do: code, configuration, tables"
                      + " with their versions, what lies outside the lake. A run that finds the"
                      + " digest of the last one has nothing to do. Absent for jobs that cannot"
                      + " tell.")));

  /** What a job dropped, with the reason; a record that is accepted later leaves the table. */
  public static final Table REJECTS =
      new Table(
          "ops.rejects",
          "What a job dropped, with the reason; a record that is accepted later leaves the table.",
          List.of("job", "record_id"),
          List.of("job"),
          List.of(
              of("job", StringType, "Command name of the job."),
              of("record_id", StringType, "page_id, document_id or source location."),
              of("record_version", StringType, "Content hash and rules the record was judged by."),
              of("reason", StringType, "Reason code."),
              maybe("detail", StringType, "What was found, for people."),
              maybe(
                  "original",
                  StringType,
                  "The record itself where no table keeps it, at most 4,000 characters.")));

  private OpsTables() {}
}
