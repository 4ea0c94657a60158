package dev.gemel.jobs.embed;

import dev.gemel.clients.embed.EmbeddingModel;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.text.Ids;
import dev.gemel.text.chunk.Chunk;
import dev.gemel.text.chunk.Chunker;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** One row of {@code silver.documents} to its rows of {@code gold.chunks}. */
final class ChunkEmbedder implements FlatMapFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType SCHEMA = GoldTables.CHUNKS.schema();

  private final EmbedConfig config;
  private final String modelDigest;

  ChunkEmbedder(EmbedConfig config, String modelDigest) {
    this.config = config;
    this.modelDigest = modelDigest;
  }

  @Override
  public Iterator<Row> call(Row document) {
    EmbeddingModel model = EmbeddingModel.shared(config.model());
    Chunker chunker = new Chunker(config.chunks(), model::countTokens);
    String markdown = document.getAs("markdown");
    return chunker.chunk(markdown).stream().map(chunk -> row(document, chunk, model)).iterator();
  }

  private Row row(Row document, Chunk chunk, EmbeddingModel model) {
    String documentId = document.getAs("document_id");
    String documentHash = document.getAs("document_hash");
    String rules = config.rulesVersion(modelDigest);
    String span = chunk.start() + "-" + chunk.end();
    return RowFactory.create(
        Ids.uuid5("chunk", String.join("/", documentId, span, Ids.xxh128(chunk.text()), rules)),
        documentId,
        documentHash,
        document.getAs("author_id"),
        document.getAs("author"),
        document.getAs("kind"),
        document.getAs("platform"),
        document.getAs("url"),
        document.getAs("title"),
        document.getAs("language"),
        chunk.headingPath().toArray(String[]::new),
        chunk.ordinal(),
        chunk.start(),
        chunk.end(),
        chunk.tokens(),
        chunk.text(),
        model.name(),
        modelDigest,
        rules,
        boxed(model.embed(chunk.text())));
  }

  private static Float[] boxed(float[] vector) {
    Float[] out = new Float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      out[i] = vector[i];
    }
    return out;
  }
}
