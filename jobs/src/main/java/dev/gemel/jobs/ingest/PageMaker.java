package dev.gemel.jobs.ingest;

import dev.gemel.jobs.lake.ScalaMaps;
import dev.gemel.text.Ids;
import dev.gemel.text.url.UrlNormalizer;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code bronze.pages} from what a record says.
 *
 * @param mapping how records become pages
 * @param source jsonl, parquet or warc
 * @param at the run's clock
 */
record PageMaker(Mapping mapping, String source, Instant at) implements Serializable {
  private static final String URN = "urn:gemel:";
  private static final String UTF_8 = "utf-8";

  /**
   * The page of a record.
   *
   * @param values by standard field; content is among them
   */
  Row ofRecord(String file, Map<String, String> values) {
    String content = values.getOrDefault(Mapping.CONTENT, "");
    Map<String, String> fields = new TreeMap<>(values);
    fields.keySet().removeAll(List.of(Mapping.CONTENT, Mapping.URL, Mapping.ID));
    @Nullable String given = values.get(Mapping.URL);
    @Nullable String url = given == null ? null : url(given);
    if (given != null && url == null) {
      fields.put("link", given);
    }
    String author = values.getOrDefault(Mapping.AUTHOR, mapping.author());
    byte[] body = content.getBytes(StandardCharsets.UTF_8);
    String name = url == null ? urn(values, content, fields) : url;
    return row(file, name, author, mapping.contentType(), UTF_8, body, fields, at);
  }

  /** The page of an archived response. */
  Row ofResponse(String file, String url, @Nullable String contentType, byte[] body, Instant date) {
    return row(
        file,
        url,
        mapping.author(),
        MediaTypes.of(contentType),
        MediaTypes.charset(contentType),
        body,
        Map.of(),
        date);
  }

  private static @Nullable String url(String given) {
    return given.startsWith("urn:") ? given.strip() : UrlNormalizer.normalize(given);
  }

  private static String urn(
      Map<String, String> values, String content, Map<String, String> fields) {
    @Nullable String id = values.get(Mapping.ID);
    return URN + (id == null ? Ids.xxh128(content + "\u0000" + fields) : id.strip());
  }

  private Row row(
      String file,
      String url,
      @Nullable String author,
      String type,
      @Nullable String charset,
      byte[] body,
      Map<String, String> fields,
      Instant when) {
    return RowFactory.create(
        PageKeys.id(url),
        url,
        source,
        file,
        author,
        type,
        charset,
        body,
        PageKeys.contentHash(body, type, charset, author, fields),
        null,
        null,
        null,
        new String[0],
        ScalaMaps.of(fields),
        Timestamp.from(when));
  }
}
