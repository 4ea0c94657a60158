package dev.gemel.jobs.dedup;

import dev.gemel.text.dedup.Similarity;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A candidate pair with both sets of shingles to the pair with its exact containment. */
final class Containment implements MapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA =
      new StructType()
          .add("a", DataTypes.StringType)
          .add("b", DataTypes.StringType)
          .add("similarity", DataTypes.DoubleType);

  @Override
  public Row call(Row pair) {
    double containment =
        Similarity.containment(Longs.of(pair, "shingles_a"), Longs.of(pair, "shingles_b"));
    return RowFactory.create(pair.getAs("a"), pair.getAs("b"), containment);
  }
}
