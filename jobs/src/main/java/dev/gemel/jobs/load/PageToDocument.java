package dev.gemel.jobs.load;

import dev.gemel.jobs.mongo.DocumentKind;
import dev.gemel.jobs.table.MongoTables;
import dev.gemel.text.Ids;
import dev.gemel.text.html.Charsets;
import dev.gemel.text.html.ContentExtractor;
import dev.gemel.text.html.Extraction;
import dev.gemel.text.url.UrlNormalizer;
import dev.gemel.text.url.Urls;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * One page to one standardised document, or to a reason why it is none.
 *
 * <p>In: a row of {@code bronze.pages} plus {@code record_version} and what {@link Absences} adds.
 * Out: {@link #SCHEMA}: the document's columns, then {@code reason} and {@code detail}, which are
 * null for a document.
 */
final class PageToDocument implements MapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA =
      MongoTables.DOCUMENTS
          .schema()
          .add("reason", DataTypes.StringType)
          .add("detail", DataTypes.StringType);

  private static final String UNKNOWN_AUTHOR = "unknown";

  private final long maxBytes;

  PageToDocument(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** A page that no rule foresaw is a reject, not the end of the job. */
  @Override
  public Row call(Row page) {
    try {
      return standardised(page);
    } catch (RuntimeException | StackOverflowError e) {
      return rejected(page, "failed_to_read", e.toString());
    }
  }

  private Row standardised(Row page) {
    String type = page.getAs("media_type");
    byte[] body = page.getAs("body");
    String absent = page.getAs(Absences.REASON);
    if (absent != null) {
      return rejected(page, absent, page.getAs(Absences.DETAIL));
    }
    if (fields(page).containsKey("noindex")) {
      return rejected(page, "noindex", null);
    }
    if (!type.startsWith("text/") && !type.equals("application/xhtml+xml")) {
      return rejected(page, "unsupported_media_type", type);
    }
    if (body.length > maxBytes) {
      return rejected(page, "too_large", body.length + " bytes of " + maxBytes + " allowed");
    }
    String content = Charsets.decode(body, contentType(page));
    // Bytes that are no text decode to three bytes each.
    int stored = content.getBytes(StandardCharsets.UTF_8).length;
    if (stored > maxBytes) {
      return rejected(page, "too_large", stored + " bytes of " + maxBytes + " allowed as UTF-8");
    }
    return Media.isHtml(type) ? fromHtml(page, content) : fromText(page, content, type);
  }

  private static Row fromHtml(Row page, String html) {
    String url = page.getAs("url");
    Extraction found = ContentExtractor.extract(html, url);
    String declared = fields(page).get("kind");
    if (declared != null && DocumentKind.parse(declared) == null) {
      return rejected(page, "unknown_kind", declared);
    }
    DocumentKind kind = Kinds.of(page, found);
    if (kind == null) {
      String detail = found.kind().name().toLowerCase(Locale.ROOT);
      return rejected(page, "not_a_document", detail);
    }
    return document(page, new Standard(found, fields(page), kind), html, "text/html");
  }

  private static Row fromText(Row page, String text, String type) {
    if (text.isBlank()) {
      return rejected(page, "empty_content", null);
    }
    String declared = fields(page).get("kind");
    DocumentKind kind = declared == null ? Kinds.ofPlain(page) : DocumentKind.parse(declared);
    if (kind == null) {
      return rejected(page, "unknown_kind", declared);
    }
    return document(page, new Standard(null, fields(page), kind), text, type);
  }

  private static Row document(Row page, Standard standard, String content, String type) {
    String pageUrl = page.getAs("url");
    String link = canonical(pageUrl, standard);
    String author = standard.author(page.getAs("author"), UNKNOWN_AUTHOR);
    Timestamp published = standard.publishedAt();
    String platform = Platforms.of(link, standard.platform());
    String hash =
        Ids.xxh128(
            String.join(
                "\u0000",
                content,
                type,
                link,
                author,
                String.valueOf(standard.title()),
                String.valueOf(published),
                standard.kind().column(),
                platform));
    return RowFactory.create(
        Ids.uuid5("document", link),
        standard.kind().column(),
        authorId(author),
        author,
        platform,
        standard.title(),
        standard.subtitle(),
        link,
        published,
        standard.language(),
        content,
        type,
        hash,
        page.getAs("page_id"),
        pageUrl,
        link.equals(pageUrl),
        page.getAs("record_version"),
        null,
        null);
  }

  /** A page may name another URL of its own site as canonical; another site's word is not taken. */
  private static String canonical(String pageUrl, Standard standard) {
    String named = standard.canonicalUrl();
    String normalized = named == null ? null : UrlNormalizer.normalize(named);
    return normalized != null && Urls.sameSite(normalized, pageUrl) ? normalized : pageUrl;
  }

  /** Author ids ignore case, so that one person's spellings meet. */
  static String authorId(String author) {
    return Ids.uuid5("author", author.strip().toLowerCase(Locale.ROOT));
  }

  private static Row rejected(Row page, String reason, @Nullable String detail) {
    Object[] values = new Object[SCHEMA.length()];
    values[SCHEMA.fieldIndex("page_id")] = page.getAs("page_id");
    values[SCHEMA.fieldIndex("page_url")] = page.getAs("url");
    values[SCHEMA.fieldIndex("record_version")] = page.getAs("record_version");
    values[SCHEMA.fieldIndex("reason")] = reason;
    values[SCHEMA.fieldIndex("detail")] = detail;
    return RowFactory.create(values);
  }

  private static String contentType(Row page) {
    @Nullable String charset = page.getAs("charset");
    String type = page.getAs("media_type");
    return charset == null ? type : type + "; charset=" + charset;
  }

  private static Map<String, String> fields(Row page) {
    return page.getJavaMap(page.fieldIndex("fields"));
  }

  /** Column names of the document part. */
  static List<String> documentColumns() {
    return List.of(MongoTables.DOCUMENTS.columnNames());
  }
}
