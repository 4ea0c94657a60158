package dev.gemel.jobs.table;

import static dev.gemel.jobs.table.Column.maybe;
import static dev.gemel.jobs.table.Column.of;
import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import java.util.List;

/** What came from outside, as it came. */
@SuppressWarnings("BadImport") // Column.of reads as a declaration here.
public final class BronzeTables {
  /** One row per request of a crawl, redirects included; only ever appended. */
  public static final Table FETCHES =
      new Table(
          "bronze.fetches",
          "One row per request of a crawl, redirects included; only ever appended.",
          List.of("fetch_id"),
          List.of(),
          List.of(
              of("fetch_id", StringType, "UUIDv5 of crawl, round and URL."),
              of(
                  "crawl_id",
                  StringType,
                  "The crawl this request belongs to; a crawl that was cut goes on under its id."),
              of("round", IntegerType, "Round of the crawl, from 0."),
              of("url", StringType, "Normalised URL that was asked for."),
              of("host", StringType, "Host and port of the URL."),
              of(
                  "depth",
                  IntegerType,
                  "Links from a seed; 0 is a seed, a feed or sitemap entry counts as 1."),
              maybe("referrer", StringType, "URL that led here; absent for seeds."),
              of(
                  "state",
                  StringType,
                  "fetched, not_modified, redirected, denied, gone, deferred or failed."),
              maybe(
                  "reason",
                  StringType,
                  "Reason code when not fetched: robots_disallow, http_404, body_too_large, timeout, ..."),
              maybe("status", IntegerType, "HTTP status; absent when there was no answer."),
              maybe("redirect_to", StringType, "Target of a redirect, normalised."),
              maybe("content_type", StringType, "Media type as sent."),
              maybe("bytes", LongType, "Body size in bytes after decompression."),
              maybe("content_hash", StringType, "xxh128 of the body, 32 hex digits."),
              of("attempts", IntegerType, "Requests made, retries included."),
              of("millis", LongType, "Time from first request to end of body, milliseconds."),
              of("fetched_at", TimestampType, "When the request ended, UTC.")));

  /** The newest body of each URL or imported record. */
  public static final Table PAGES =
      new Table(
          "bronze.pages",
          "The newest body of each URL or imported record.",
          List.of("page_id"),
          List.of(),
          List.of(
              of(
                  "page_id",
                  StringType,
                  "UUIDv5 of the URL, whichever way it came: a crawl and an import of one URL share the row. Of the file and the record's key where a record has no URL."),
              of(
                  "url",
                  StringType,
                  "Final URL after redirects; for imports the mapped link or a urn: of the record."),
              of("source", StringType, "crawl, jsonl, parquet or warc."),
              maybe("origin", StringType, "Seed or file the page came from."),
              maybe(
                  "author",
                  StringType,
                  "Author given on the command line or mapped from the record."),
              of("media_type", StringType, "Media type without parameters, lower case."),
              maybe("charset", StringType, "Charset named by the server."),
              of("body", BinaryType, "The bytes, decompressed, otherwise untouched."),
              of("content_hash", StringType, "xxh128 of body and fields, 32 hex digits."),
              maybe("etag", StringType, "ETag for the next conditional request."),
              maybe(
                  "last_modified",
                  StringType,
                  "Last-Modified as sent, for the next conditional request."),
              maybe("depth", IntegerType, "Fewest links from a seed at which it was found."),
              of(
                  "outlinks",
                  createArrayType(StringType),
                  "Normalised links, feeds and sitemap entries found in the body."),
              of(
                  "fields",
                  createMapType(StringType, StringType),
                  "Fields of an imported record, mapped: title, subtitle, author, platform, published_at, kind, language, link."),
              of("fetched_at", TimestampType, "When the body was read, UTC.")));

  private BronzeTables() {}
}
