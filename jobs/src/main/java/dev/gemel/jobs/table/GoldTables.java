package dev.gemel.jobs.table;

import static dev.gemel.jobs.table.Column.maybe;
import static dev.gemel.jobs.table.Column.of;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import java.util.List;

/** What models are made from. */
@SuppressWarnings("BadImport") // Column.of reads as a declaration here.
public final class GoldTables {
  /** Chunks of kept representative documents with their embeddings, as upserted to Qdrant. */
  public static final Table CHUNKS =
      new Table(
          "gold.chunks",
          "Chunks of kept representative documents with their embeddings, as upserted to Qdrant.",
          List.of("chunk_id"),
          List.of(),
          List.of(
              of(
                  "chunk_id",
                  StringType,
                  "UUIDv5 of document, span, text hash and model; also the Qdrant point id."),
              of("document_id", StringType, "Document."),
              of("document_hash", StringType, "document_hash of the document."),
              of("author_id", StringType, "Author."),
              of("author", StringType, "Full name of the author."),
              of("kind", StringType, "article, post or repository_file."),
              of("platform", StringType, "Where it was published."),
              of("url", StringType, "Canonical URL."),
              maybe("title", StringType, "Title."),
              of("language", StringType, "ISO 639 code."),
              of(
                  "heading_path",
                  createArrayType(StringType),
                  "Headings above the chunk, outermost first."),
              of("ordinal", IntegerType, "Position in the document, from 0."),
              of("start", IntegerType, "First UTF-16 offset in markdown."),
              of("end", IntegerType, "Offset after the last."),
              of("tokens", IntegerType, "Tokens by the embedding model, special tokens included."),
              of("text", StringType, "The chunk."),
              of("embedding_model", StringType, "Model name."),
              of("model_digest", StringType, "SHA-256 of the model file."),
              of("rules_version", StringType, "Digest of chunking and embedding configuration."),
              of("embedding", createArrayType(FloatType), "L2-normalised vector.")));

  /** Instruction and answer pairs. */
  public static final Table INSTRUCTIONS =
      new Table(
          "gold.instructions",
          "Instruction and answer pairs.",
          List.of("instruction_id"),
          List.of(),
          List.of(
              of(
                  "instruction_id",
                  StringType,
                  "UUIDv5 of passage, prompt, generator and position."),
              of("document_id", StringType, "Source document."),
              of("cluster_id", StringType, "Cluster of the source document."),
              of("split", StringType, "train or test, by cluster."),
              of("author_id", StringType, "Author."),
              of("author", StringType, "Full name of the author."),
              of("language", StringType, "ISO 639 code."),
              of("instruction", StringType, "What is asked."),
              of("answer", StringType, "What is answered."),
              of(
                  "method",
                  StringType,
                  "verbatim (the answer is the author's own passage) or generated."),
              of("generator", StringType, "verbatim, or the chat model's name."),
              of("prompt_id", StringType, "Template the instruction came from."),
              of("prompt_digest", StringType, "xxh128 of the template."),
              maybe("temperature", DoubleType, "Sampling temperature; absent when verbatim."),
              maybe("seed", LongType, "Seed sent to the model; absent when verbatim."),
              of("heading_path", createArrayType(StringType), "Headings above the passage."),
              of("start", IntegerType, "First UTF-16 offset of the passage in markdown."),
              of("end", IntegerType, "Offset after the last."),
              of("document_hash", StringType, "document_hash of the source document."),
              of("rules_version", StringType, "Digest of the job's configuration.")));

  /** Preference triples: an instruction with a better and a worse answer. */
  public static final Table PREFERENCES =
      new Table(
          "gold.preferences",
          "Preference triples: an instruction with a better and a worse answer.",
          List.of("preference_id"),
          List.of(),
          List.of(
              of("preference_id", StringType, "UUIDv5 of passage, prompt, generator and position."),
              of("document_id", StringType, "Source document of the chosen answer."),
              of("cluster_id", StringType, "Cluster of the source document."),
              of("split", StringType, "train or test, by cluster."),
              of("author_id", StringType, "Author."),
              of("author", StringType, "Full name of the author."),
              of("language", StringType, "ISO 639 code."),
              of("instruction", StringType, "What is asked."),
              of("chosen", StringType, "The author's own passage."),
              of("rejected", StringType, "The worse answer."),
              maybe(
                  "rejected_document_id",
                  StringType,
                  "Document the worse answer was taken from; absent when generated."),
              maybe("rejected_document_hash", StringType, "document_hash of that document."),
              of(
                  "method",
                  StringType,
                  "verbatim (rejected is made from other text by rule) or generated."),
              of("generator", StringType, "verbatim, or the chat model's name."),
              of("prompt_id", StringType, "Template or rule the rejected answer came from."),
              of("prompt_digest", StringType, "xxh128 of the template."),
              maybe("temperature", DoubleType, "Sampling temperature; absent when verbatim."),
              maybe("seed", LongType, "Seed sent to the model; absent when verbatim."),
              of("heading_path", createArrayType(StringType), "Headings above the passage."),
              of("start", IntegerType, "First UTF-16 offset of the passage in markdown."),
              of("end", IntegerType, "Offset after the last."),
              of("document_hash", StringType, "document_hash of the source document."),
              of("rules_version", StringType, "Digest of the job's configuration.")));

  /** Immutable, digested snapshots of the datasets; only ever appended. */
  public static final Table RELEASES =
      new Table(
          "gold.releases",
          "Immutable, digested snapshots of the datasets; only ever appended.",
          List.of("release_id"),
          List.of(),
          List.of(
              of(
                  "release_id",
                  StringType,
                  "SHA-256 over the canonical rows of all splits: the release's name by content."),
              of("name", StringType, "Name given by the user or derived from the digest."),
              of("path", StringType, "Folder of the exported files, below the lake's root."),
              of("sft_train", LongType, "Instruction rows for training."),
              of("sft_test", LongType, "Instruction rows for test."),
              of("dpo_train", LongType, "Preference rows for training."),
              of("dpo_test", LongType, "Preference rows for test."),
              of("authors", createArrayType(StringType), "Authors represented."),
              of("generators", createArrayType(StringType), "Generators used."),
              of("inputs", Types.VERSIONS, "Tables read, with their Delta versions."),
              of(
                  "files",
                  createMapType(StringType, StringType),
                  "SHA-256 of each exported file, by path within the release."),
              of("code_version", StringType, "Version of Gemel."),
              of("released_at", TimestampType, "When it was first made, UTC.")));

  private GoldTables() {}
}
