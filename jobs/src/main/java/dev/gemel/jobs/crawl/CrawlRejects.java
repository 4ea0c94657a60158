package dev.gemel.jobs.crawl;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import dev.gemel.jobs.run.Rejects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** The URLs a crawl did not get, in {@code ops.rejects} until it gets them. */
final class CrawlRejects {
  /** Raised when the same answer would be judged otherwise. */
  private static final String VERSION = "crawl-1";

  private CrawlRejects() {}

  /** Records the verdicts of a crawl's requests; verdicts that stand already are not rewritten. */
  static void update(Rejects rejects, Dataset<Row> asked) {
    Column bad =
        col("state")
            .isin(
                State.DENIED.column(),
                State.GONE.column(),
                State.DEFERRED.column(),
                State.FAILED.column());
    Dataset<Row> judged =
        asked.withColumn("record_id", udf(new PageIds(), DataTypes.StringType).apply(col("url")));
    Column lost = bad.and(missingByRight().equalTo(false));
    Dataset<Row> rejected = rejected(judged.filter(lost));
    Dataset<Row> standing =
        rejects.read().select("record_id", "record_version", "reason", "detail");
    Dataset<Row> fresh =
        rejected.join(
            standing,
            new String[] {"record_id", "record_version", "reason", "detail"},
            "left_anti");
    rejects.update(fresh, judged.filter(lost.equalTo(false)));
  }

  private static Dataset<Row> rejected(Dataset<Row> failed) {
    return failed.select(
        col("record_id"),
        lit(VERSION).as("record_version"),
        coalesce(col("reason"), lit("unknown")).as("reason"),
        concat_ws(" ", col("url"), col("status"), concat(lit("to "), col("redirect_to")))
            .as("detail"),
        lit(null).cast("string").as("original"));
  }

  /** A site needs no robots.txt and no sitemap: the crawl only looked where they would be. */
  private static Column missingByRight() {
    Column probe =
        col("url")
            .rlike("^https?://[^/]+/robots\\.txt$")
            .or(
                col("url")
                    .rlike("^https?://[^/]+/sitemap\\.xml$")
                    .and(coalesce(col("referrer"), lit("")).endsWith(Origins.ROBOTS)));
    return probe.and(coalesce(col("status").isin(404, 410), lit(false)));
  }
}
