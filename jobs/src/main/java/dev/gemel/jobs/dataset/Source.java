package dev.gemel.jobs.dataset;

import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A document that passages are taken from.
 *
 * @param documentId document
 * @param documentHash of its text and what else rows carry of it
 * @param clusterId its cluster
 * @param split the cluster's side
 * @param authorId author
 * @param author full name
 * @param language ISO 639 code
 * @param title title, or null
 * @param markdown body
 */
record Source(
    String documentId,
    String documentHash,
    String clusterId,
    String split,
    String authorId,
    String author,
    String language,
    @Nullable String title,
    String markdown)
    implements Serializable {

  static Source of(Row row) {
    return new Source(
        row.getAs("document_id"),
        row.getAs("document_hash"),
        row.getAs("cluster_id"),
        row.getAs("split"),
        row.getAs("author_id"),
        row.getAs("author"),
        row.getAs("language"),
        row.getAs("title"),
        row.getAs("markdown"));
  }
}
