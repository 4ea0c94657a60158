package dev.gemel.jobs.dedup;

import dev.gemel.text.dedup.LshBands;
import dev.gemel.text.dedup.MinHashConfig;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** One row of {@code silver.signatures} to one row for each band: the buckets it lies in. */
final class BandKeys implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA =
      new StructType().add("band_key", DataTypes.LongType).add("document_id", DataTypes.StringType);

  private final int shingleWords;
  private final int bands;
  private final int rows;
  private final long seed;

  BandKeys(MinHashConfig config) {
    this.shingleWords = config.shingleWords();
    this.bands = config.bands();
    this.rows = config.rows();
    this.seed = config.seed();
  }

  @Override
  public Iterator<Row> call(Row signature) {
    String documentId = signature.getAs("document_id");
    LshBands lsh = new LshBands(new MinHashConfig(shingleWords, bands, rows, seed));
    return Arrays.stream(lsh.keys(Longs.of(signature, "signature")))
        .mapToObj(key -> RowFactory.create(key, documentId))
        .iterator();
  }
}
