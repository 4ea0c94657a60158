package dev.gemel.jobs.load;

import dev.gemel.jobs.lake.ScalaMaps;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.text.Ids;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Rows of {@code bronze.pages} for tests. */
public final class Pages {
  private static final Timestamp AT = Timestamp.from(Instant.parse("2026-01-02T03:04:05Z"));

  private Pages() {}

  public static Row html(String url, String html) {
    return page(url, "text/html", html, Map.of());
  }

  public static Row page(String url, String type, String body, Map<String, String> fields) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return RowFactory.create(
        Ids.uuid5("page", url),
        url,
        "crawl",
        url,
        null,
        type,
        "utf-8",
        bytes,
        Ids.xxh128(body + fields),
        null,
        null,
        0,
        new String[0],
        ScalaMaps.of(fields),
        AT);
  }

  /** The page as another source would have it. */
  public static Row from(String source, Row page) {
    Object[] values = new Object[page.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = page.get(i);
    }
    values[BronzeTables.PAGES.schema().fieldIndex("source")] = source;
    return RowFactory.create(values);
  }

  public static Dataset<Row> frame(SparkSession spark, Row... rows) {
    return spark.createDataFrame(java.util.List.of(rows), BronzeTables.PAGES.schema());
  }
}
