package dev.gemel.jobs.dedup;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Pairs of documents that say the same: {@code a < b} and how alike they are. */
final class Pairs {
  private Pairs() {}

  /** The first document of each text, by id, and its text_hash: copies need no signature work. */
  static Dataset<Row> firsts(Dataset<Row> documents) {
    return documents.groupBy("text_hash").agg(min("document_id").as("document_id"));
  }

  /** Documents of equal text, each with the first of them. */
  static Dataset<Row> exact(Dataset<Row> documents) {
    Dataset<Row> firsts = firsts(documents).withColumnRenamed("document_id", "a");
    return documents
        .join(firsts, "text_hash")
        .filter(col("a").notEqual(col("document_id")))
        .select(col("a"), col("document_id").as("b"), lit(1.0).as("similarity"));
  }

  /** The buckets of each signature: {@link BandKeys#SCHEMA}. */
  static Dataset<Row> buckets(Dataset<Row> signatures, DedupConfig config) {
    return signatures.flatMap(new BandKeys(config.minHash()), Encoders.row(BandKeys.SCHEMA));
  }

  /** Bucket sizes: band_key and count, for buckets of two documents and more. */
  static Dataset<Row> sizes(Dataset<Row> buckets) {
    return buckets.groupBy("band_key").count().filter(col("count").gt(1));
  }

  /** Pairs that share a bucket of at most {@code max-bucket} documents: a, b. */
  static Dataset<Row> candidates(Dataset<Row> buckets, Dataset<Row> sizes, DedupConfig config) {
    Column fits = col("count").leq(config.maxBucket());
    Dataset<Row> named = buckets.join(sizes.filter(fits).select("band_key"), "band_key");
    return named
        .withColumnRenamed("document_id", "a")
        .join(named.withColumnRenamed("document_id", "b"), "band_key")
        .filter(col("a").lt(col("b")))
        .select("a", "b")
        .distinct();
  }

  /** Candidates whose shingle sets overlap enough: {@link Containment#SCHEMA}. */
  static Dataset<Row> verified(
      Dataset<Row> candidates, Dataset<Row> signatures, DedupConfig config) {
    Dataset<Row> a = side(signatures, "a");
    Dataset<Row> b = side(signatures, "b");
    return candidates
        .join(a, "a")
        .join(b, "b")
        .map(new Containment(), Encoders.row(Containment.SCHEMA))
        .filter(col("similarity").geq(config.minContainment()));
  }

  private static Dataset<Row> side(Dataset<Row> signatures, String name) {
    return signatures.select(col("document_id").as(name), col("shingles").as("shingles_" + name));
  }
}
