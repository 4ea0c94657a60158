package dev.gemel.jobs.dataset;

import static org.apache.spark.sql.functions.col;

import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.table.SilverTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The documents that datasets are made from. */
final class Corpus {
  private Corpus() {}

  /** Kept documents that stand for their cluster, on its side, in the text that was clustered. */
  static Dataset<Row> documents(Lake lake) {
    return transform(lake.read(SilverTables.DOCUMENTS), lake.read(SilverTables.DUPLICATES));
  }

  /**
   * Columns of {@link Source}. A document whose text changed since dedup is left out until dedup
   * has seen it: its cluster, and so its side, is not known.
   */
  static Dataset<Row> transform(Dataset<Row> documents, Dataset<Row> duplicates) {
    Dataset<Row> standing =
        duplicates
            .filter(col("document_id").equalTo(col("representative_id")))
            .filter(col("split").equalTo(col("cluster_split")))
            .select("document_id", "text_hash", "cluster_id", "split");
    return documents
        .filter("keep")
        .join(standing, new String[] {"document_id", "text_hash"}, "inner")
        .select(
            "document_id",
            "document_hash",
            "cluster_id",
            "split",
            "author_id",
            "author",
            "language",
            "title",
            "markdown");
  }
}
