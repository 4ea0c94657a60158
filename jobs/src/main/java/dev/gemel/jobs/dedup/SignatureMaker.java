package dev.gemel.jobs.dedup;

import dev.gemel.jobs.table.SilverTables;
import dev.gemel.text.dedup.MinHash;
import dev.gemel.text.dedup.MinHashConfig;
import dev.gemel.text.dedup.Shingles;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** One row of {@code silver.documents} to its row of {@code silver.signatures}. */
final class SignatureMaker implements MapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA = SilverTables.SIGNATURES.schema();

  private final int shingleWords;
  private final int bands;
  private final int rows;
  private final long seed;
  private final String rulesVersion;

  SignatureMaker(DedupConfig config) {
    this.shingleWords = config.minHash().shingleWords();
    this.bands = config.minHash().bands();
    this.rows = config.minHash().rows();
    this.seed = config.minHash().seed();
    this.rulesVersion = config.rulesVersion();
  }

  @Override
  public Row call(Row document) {
    // Drawing the hash functions costs less than one line of text.
    MinHash minHash = new MinHash(new MinHashConfig(shingleWords, bands, rows, seed));
    long[] shingles = Shingles.words(document.getAs("text"), shingleWords);
    return RowFactory.create(
        document.getAs("document_id"),
        document.getAs("text_hash"),
        rulesVersion,
        Longs.boxed(shingles),
        Longs.boxed(minHash.signature(shingles)));
  }
}
