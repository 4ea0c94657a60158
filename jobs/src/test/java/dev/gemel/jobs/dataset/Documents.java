package dev.gemel.jobs.dataset;

import dev.gemel.jobs.lake.ScalaMaps;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.text.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Rows of {@code silver.documents} for tests. */
public final class Documents {
  private Documents() {}

  /** A kept article of Ada's. */
  public static Row article(String id, String text) {
    return row(id, "Ada Quill", "On " + id, text, text, true);
  }

  public static Row by(String author, String id, String text) {
    return row(id, author, "On " + id, text, text, true);
  }

  public static Row dropped(String id, String text) {
    return row(id, "Ada Quill", "On " + id, text, text, false);
  }

  public static Row row(
      String id,
      String author,
      @Nullable String title,
      String text,
      String markdown,
      boolean keep) {
    return RowFactory.create(
        id,
        "article",
        Ids.uuid5("author", author),
        author,
        "example.org",
        "http://example.org/" + id,
        title,
        Timestamp.from(Instant.parse("2024-01-01T00:00:00Z")),
        "en",
        1.0,
        text,
        markdown,
        text.split("\\s+").length,
        (long) text.length(),
        (long) text.length(),
        keep,
        new String[0],
        ScalaMaps.of(Map.<String, Double>of()),
        new Row[0],
        Ids.xxh128("raw" + text),
        Ids.xxh128(text),
        Ids.xxh128(String.join("/", author, String.valueOf(title), markdown)),
        "rules");
  }

  public static Dataset<Row> frame(SparkSession spark, List<Row> rows) {
    return spark.createDataFrame(rows, SilverTables.DOCUMENTS.schema());
  }
}
