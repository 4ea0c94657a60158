package dev.gemel.jobs.load;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which crawled pages their server no longer has. What was withdrawn must leave the corpus as well;
 * the body stays in {@code bronze.pages}, and a page that comes back is a document again. Imported
 * records are the user's own copy and are not asked about.
 */
final class Absences {
  /** Columns: why the page is absent, and words on it; null while it is there. */
  static final String REASON = "absent_reason";

  static final String DETAIL = "absent_detail";

  static final String GONE = "gone";
  static final String MOVED = "moved";

  private static final Object[] THERE = {"fetched", "not_modified"};
  private static final Object[] LEFT = {404, 410};

  /** Redirects for good (RFC 9110, 15.4); the others are detours. */
  private static final Object[] FOR_GOOD = {301, 308};

  /** A redirect that led somewhere, or out of the crawl; a loop or a dead end says nothing. */
  private static final Object[] LED_ON = {"redirected", "denied"};

  private Absences() {}

  /** The pages, with {@link #REASON} and {@link #DETAIL} from the newest telling fetch of each. */
  static Dataset<Row> marked(Dataset<Row> pages, Dataset<Row> fetches) {
    Dataset<Row> absent =
        newest(fetches)
            .filter(col(REASON).isNotNull())
            .select(col("url"), lit("crawl").as("source"), col(REASON), col(DETAIL));
    return pages.join(absent, new String[] {"url", "source"}, "left");
  }

  private static Dataset<Row> newest(Dataset<Row> fetches) {
    Column status = col("status");
    Column moved = status.isin(FOR_GOOD).and(col("state").isin(LED_ON));
    Column reason =
        when(col("state").isin(THERE), lit("there"))
            .when(status.isin(LEFT), GONE)
            .when(moved, MOVED);
    Column detail =
        when(moved, concat_ws(" ", lit("redirects to"), col("redirect_to")))
            .otherwise(concat(lit("the server answered "), status));
    return fetches
        .select(col("url"), col("fetched_at"), reason.as("verdict"), detail.as("detail"))
        .filter(col("verdict").isNotNull())
        .groupBy("url")
        .agg(max_by(struct(col("verdict"), col("detail")), col("fetched_at")).as("v"))
        .withColumn(REASON, when(col("v.verdict").notEqual("there"), col("v.verdict")))
        .withColumn(DETAIL, col("v.detail"));
  }
}
