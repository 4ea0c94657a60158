package dev.gemel.jobs.table;

import static dev.gemel.jobs.table.Column.maybe;
import static dev.gemel.jobs.table.Column.of;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import java.util.List;

/**
 * The collections of MongoDB, declared like tables: collection articles, posts and repositories.
 */
@SuppressWarnings("BadImport") // Column.of reads as a declaration here.
public final class MongoTables {
  /** A standardised document, raw: what the source gave, unaltered. */
  public static final Table DOCUMENTS =
      new Table(
          "mongodb.documents",
          "Collections articles, posts and repositories of MongoDB: one standardised document each, its content as the source gave it.",
          List.of("_id"),
          List.of(),
          List.of(
              of("_id", StringType, "document_id: UUIDv5 of the canonical URL."),
              of("kind", StringType, "article, post or repository_file; chooses the collection."),
              of("author_id", StringType, "UUIDv5 of the author name in lower case."),
              of("author_full_name", StringType, "Full name of the author."),
              of("platform", StringType, "medium, substack, github, or the host."),
              maybe("title", StringType, "Title."),
              maybe("subtitle", StringType, "Subtitle."),
              of("link", StringType, "Canonical URL."),
              maybe("published_at", TimestampType, "Publication time, UTC."),
              maybe("language", StringType, "Language the source declares."),
              of("content", StringType, "The page or text, decoded, otherwise untouched."),
              of("content_type", StringType, "text/html, text/markdown or text/plain."),
              of("content_hash", StringType, "xxh128 of content and the fields above."),
              of("page_id", StringType, "bronze.pages row it was made from."),
              of("page_url", StringType, "URL of that page."),
              of("canonical", BooleanType, "Whether the page's URL is the canonical one."),
              of("record_version", StringType, "Page hash and loader version it was made by.")));

  private MongoTables() {}
}
