package dev.gemel.jobs.load;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which stored pages their server no longer has. What was withdrawn must leave the corpus as well;
 * the body stays in {@code bronze.pages}, and a page that comes back is a document again.
 */
final class Absences {
  /** Why the page is absent: gone or moved; null while it is there. */
  static final String REASON = "absent_reason";

  static final String DETAIL = "absent_detail";

  /** Answers that say whether a page is there (RFC 9110): a failure or a detour says neither. */
  private static final Object[] TELLING = {200, 304, 301, 308, 404, 410};

  private Absences() {}

  /** The pages, with {@link #REASON} and {@link #DETAIL} from the newest telling fetch of each. */
  static Dataset<Row> marked(Dataset<Row> pages, Dataset<Row> fetches) {
    Column answer = struct(col("status"), col("redirect_to"));
    Dataset<Row> newest =
        fetches
            .filter(col("status").isin(TELLING))
            .groupBy("url")
            .agg(max_by(answer, col("fetched_at")).as("answer"))
            .filter(col("answer.status").geq(301).and(col("answer.status").notEqual(304)))
            .select("url", "answer.status", "answer.redirect_to");
    Column moved = col("status").lt(400);
    return pages
        .join(newest, new String[] {"url"}, "left")
        .withColumn(
            REASON, when(col("status").isNotNull(), when(moved, lit("moved")).otherwise("gone")))
        .withColumn(
            DETAIL,
            when(moved, concat(lit("redirects to "), col("redirect_to")))
                .when(
                    col("status").isNotNull(), concat(lit("the server answered "), col("status"))))
        .drop("status", "redirect_to");
  }
}
