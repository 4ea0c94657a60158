package dev.gemel.jobs.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;

import dev.gemel.jobs.lake.Changes;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.table.OpsTables;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rejects of one job: {@code ops.rejects} as it stands after the job judged some records. */
public final class Rejects {
  private static final int MAX_ORIGINAL = 4_000;

  private final Lake lake;
  private final String job;

  /** The rejects of {@code job}. */
  public Rejects(Lake lake, String job) {
    this.lake = lake;
    this.job = job;
  }

  /** The rows of this job: record_id, record_version, reason, detail, original. */
  public Dataset<Row> read() {
    return lake.read(OpsTables.REJECTS, Map.of("job", job));
  }

  /** How many records of this job stand rejected. */
  public long count() {
    return lake.rows(OpsTables.REJECTS, Map.of("job", job));
  }

  /**
   * Records a verdict on each record that was judged in this run.
   *
   * @param rejected record_id, record_version, reason, detail, original (the last two may be null)
   * @param cleared record_id of records that were accepted or no longer exist
   */
  public Changes update(Dataset<Row> rejected, Dataset<Row> cleared) {
    Dataset<Row> rows =
        rejected
            .withColumn("job", lit(job))
            .withColumn("original", substring(col("original"), 1, MAX_ORIGINAL));
    Dataset<Row> known = read().select("job", "record_id");
    Dataset<Row> gone = known.join(cleared.select("record_id"), "record_id");
    return lake.apply(OpsTables.REJECTS, Map.of("job", job), rows, gone.dropDuplicates());
  }
}
