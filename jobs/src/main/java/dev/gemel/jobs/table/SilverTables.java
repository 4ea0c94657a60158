package dev.gemel.jobs.table;

import static dev.gemel.jobs.table.Column.maybe;
import static dev.gemel.jobs.table.Column.of;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import java.util.List;

/** Documents fit to build on. */
@SuppressWarnings("BadImport") // Column.of reads as a declaration here.
public final class SilverTables {
  /** One row per document of MongoDB, cleaned and judged. */
  public static final Table DOCUMENTS =
      new Table(
          "silver.documents",
          "One row per document of MongoDB, cleaned and judged.",
          List.of("document_id"),
          List.of(),
          List.of(
              of("document_id", StringType, "UUIDv5 of the canonical URL; also the MongoDB _id."),
              of("kind", StringType, "article, post or repository_file."),
              of("author_id", StringType, "UUIDv5 of the author name in lower case."),
              of("author", StringType, "Full name of the author."),
              of(
                  "platform",
                  StringType,
                  "Where it was published: a host, medium, substack, github, ..."),
              of("url", StringType, "Canonical URL."),
              maybe("title", StringType, "Title."),
              maybe("published_at", TimestampType, "Publication time, UTC."),
              of("language", StringType, "ISO 639 code, und when unknown."),
              of("language_confidence", DoubleType, "0 to 1."),
              of(
                  "text",
                  StringType,
                  "Plain body: normalised, personal data masked, no Markdown marks."),
              of("markdown", StringType, "The same body as Markdown."),
              of("words", IntegerType, "Words of text, split at whitespace."),
              of(
                  "raw_chars",
                  LongType,
                  "Characters of the raw document (markup included for HTML)."),
              of("chars", LongType, "Characters of text."),
              of("keep", BooleanType, "True when no quality rule failed."),
              of("reasons", createArrayType(StringType), "Reason codes of the rules that failed."),
              of(
                  "signals",
                  createMapType(StringType, DoubleType),
                  "Every measured quality signal."),
              of(
                  "pii",
                  Types.SPANS,
                  "Personal data found: type and UTF-16 span in the text before masking."),
              of(
                  "raw_hash",
                  StringType,
                  "content_hash of the MongoDB document this was made from."),
              of("text_hash", StringType, "xxh128 of text."),
              of(
                  "document_hash",
                  StringType,
                  "xxh128 of markdown, author, title, URL, kind, platform, language and date: what datasets and chunks are made from."),
              of(
                  "rules_version",
                  StringType,
                  "Digest of the cleaning rules and their thresholds.")));

  /** MinHash signatures of kept documents, kept so that dedup costs what is new. */
  public static final Table SIGNATURES =
      new Table(
          "silver.signatures",
          "MinHash signatures of kept documents, kept so that dedup costs what is new.",
          List.of("document_id"),
          List.of(),
          List.of(
              of("document_id", StringType, "Document."),
              of("text_hash", StringType, "text_hash the signature was made from."),
              of("rules_version", StringType, "Digest of the dedup configuration."),
              of(
                  "shingles",
                  createArrayType(LongType),
                  "Distinct 64-bit shingle hashes, ascending."),
              of("signature", createArrayType(LongType), "MinHash values, one per permutation.")));

  /** One row per kept document: its cluster and who stands for it. */
  public static final Table DUPLICATES =
      new Table(
          "silver.duplicates",
          "One row per kept document: its cluster and who stands for it.",
          List.of("document_id"),
          List.of(),
          List.of(
              of("document_id", StringType, "Document."),
              of("cluster_id", StringType, "Cluster; kept once given, as the corpus grows."),
              of("representative_id", StringType, "The document that stands for the cluster."),
              of("method", StringType, "unique, exact or near: how it joined its cluster."),
              of(
                  "similarity",
                  DoubleType,
                  "Containment of the closest cluster member, 0 to 1; 1 when unique or exact."),
              of("cluster_size", IntegerType, "Documents in the cluster."),
              of(
                  "split",
                  StringType,
                  "train or test, by a stable hash of the cluster it was first given; never changes."),
              of(
                  "cluster_split",
                  StringType,
                  "The side of the cluster: test when any member is; a document of the other side is in no dataset."),
              of("text_hash", StringType, "text_hash of the document when it was clustered.")));

  private SilverTables() {}
}
