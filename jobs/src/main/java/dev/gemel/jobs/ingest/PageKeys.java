package dev.gemel.jobs.ingest;

import dev.gemel.text.Ids;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What identifies a row of {@code bronze.pages} and its content. */
public final class PageKeys {
  private PageKeys() {}

  /** The {@code page_id} of a normalised URL or urn. */
  public static String id(String url) {
    return Ids.uuid5("page", url);
  }

  /** The {@code content_hash}: differs when anything differs that a later job reads of the page. */
  public static String contentHash(
      byte[] body,
      String mediaType,
      @Nullable String charset,
      @Nullable String author,
      Map<String, String> fields) {
    return Ids.xxh128(
        String.join(
            "\u0000",
            Ids.xxh128(body),
            mediaType,
            String.valueOf(charset),
            String.valueOf(author),
            new TreeMap<>(fields).toString()));
  }
}
