package dev.gemel.jobs.load;

import dev.gemel.jobs.table.BronzeTables;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Rows of {@code bronze.fetches}. */
final class Fetches {
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private Fetches() {}

  /** A frame of the answer to the {@code n}th request for {@code url}. */
  static Dataset<Row> frame(SparkSession spark, int n, String url, int status, String state) {
    return spark.createDataFrame(
        List.of(row(n, url, status, state)), BronzeTables.FETCHES.schema());
  }

  /** The answer to the {@code n}th request for {@code url}. */
  static Row row(int n, String url, int status, String state) {
    StructType schema = BronzeTables.FETCHES.schema();
    Object[] values = new Object[schema.length()];
    values[schema.fieldIndex("fetch_id")] = url + n;
    values[schema.fieldIndex("crawl_id")] = "crawl" + n;
    values[schema.fieldIndex("round")] = 0;
    values[schema.fieldIndex("url")] = url;
    values[schema.fieldIndex("host")] = "example.org";
    values[schema.fieldIndex("depth")] = 0;
    values[schema.fieldIndex("state")] = state;
    values[schema.fieldIndex("status")] = status;
    values[schema.fieldIndex("attempts")] = 1;
    values[schema.fieldIndex("millis")] = 1L;
    values[schema.fieldIndex("fetched_at")] = Timestamp.from(START.plusSeconds(n));
    return RowFactory.create(values);
  }
}
