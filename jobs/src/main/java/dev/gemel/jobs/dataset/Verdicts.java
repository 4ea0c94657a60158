package dev.gemel.jobs.dataset;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rejects of a dataset job. A passage or pair has the id {@code DOCUMENT#...}; a document that
 * gives no row at all also has a reject under its own id, which says that it was judged.
 */
final class Verdicts {
  static final String NO_CONTRAST = "no_contrast";
  private static final String SEPARATOR = "#";

  private Verdicts() {}

  /** The document a record_id belongs to. */
  static Column document() {
    return substring_index(col("record_id"), SEPARATOR, 1);
  }

  /** Ids of documents that were judged in this version and gave no row. */
  static Dataset<Row> settled(Dataset<Row> rejects, String rulesVersion) {
    return rejects
        .filter(
            col("record_version").startsWith(rulesVersion).and(col("reason").notEqual(NO_CONTRAST)))
        .filter(document().equalTo(col("record_id")))
        .select(
            col("record_id").as("document_id"),
            substring_index(col("record_version"), "/", -1).as("document_hash"));
  }

  /** Rejects of passages and pairs: what writers rejected, then what the cross-check dropped. */
  static Dataset<Row> ofPassages(
      Dataset<Row> judged, Dataset<Row> dropped, String id, String rulesVersion) {
    Dataset<Row> rejected =
        judged
            .filter(col("reason").isNotNull())
            .withColumn("rules_version", lit(rulesVersion))
            .select(
                "document_id",
                "document_hash",
                "rules_version",
                "record_id",
                "reason",
                "detail",
                "original");
    Dataset<Row> crossed =
        dropped.select(
            col("document_id"),
            col("document_hash"),
            col("rules_version"),
            concat_ws(SEPARATOR, col("document_id"), col(id)).as("record_id"),
            col("dropped").as("reason"),
            col("instruction").as("detail"),
            lit(null).cast("string").as("original"));
    return rejected
        .unionByName(crossed)
        .withColumn("record_version", concat_ws("/", col("rules_version"), col("document_hash")));
  }

  /** One reject for each of {@code emptied} (document_id), from the rejects of its passages. */
  static Dataset<Row> ofDocuments(Dataset<Row> passages, Dataset<Row> emptied) {
    Column waits = max(when(col("reason").equalTo(NO_CONTRAST), NO_CONTRAST));
    return passages
        .join(emptied, "document_id")
        .groupBy("document_id", "record_version")
        .agg(
            coalesce(waits, min("reason")).as("reason"),
            concat(lit("no passage gave a row; rejected: "), count(lit(1))).as("detail"))
        .select(
            col("document_id").as("record_id"),
            col("record_version"),
            col("reason"),
            col("detail"),
            lit(null).cast("string").as("original"));
  }
}
