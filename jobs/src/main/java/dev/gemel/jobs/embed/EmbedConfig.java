package dev.gemel.jobs.embed;

import dev.gemel.clients.embed.EmbeddingModel;
import dev.gemel.clients.embed.EmbeddingSpec;
import dev.gemel.clients.vector.VectorStoreSpec;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.text.Ids;
import dev.gemel.text.chunk.ChunkPolicy;
import dev.gemel.text.sparse.Bm25Policy;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of {@link EmbedJob}.
 *
 * @param model the embedding model
 * @param chunks how documents are cut, sizes in the model's tokens
 * @param words how a chunk's words are weighed for sparse search
 * @param partitions tasks that embed
 * @param qdrant collection and connection, without the address
 */
public record EmbedConfig(
    EmbeddingSpec model, ChunkPolicy chunks, Bm25Policy words, int partitions, QdrantConfig qdrant)
    implements Serializable {
  /** Raised when the same text would give other chunks or vectors. */
  private static final String CODE = "embed-2";

  /**
   * Reads the sections {@code embed} and {@code qdrant}.
   *
   * @throws dev.gemel.clients.SpecException when there is no such model on this machine
   */
  public static EmbedConfig from(Settings settings) {
    Section embed = settings.section("embed");
    int max = embed.integer("max-tokens", 16, 1_000_000);
    int target = embed.integer("target-tokens", 8, max);
    @Nullable Integer overlap = embed.optionalInteger("overlap-tokens", 1, target - 1);
    EmbedConfig config =
        new EmbedConfig(
            new EmbeddingSpec(embed.string("model"), max, embed.integer("threads", 1, 256)),
            new ChunkPolicy(target, max, overlap),
            words(settings.section("embed.sparse")),
            embed.integer("partitions", 1, 100_000),
            QdrantConfig.from(settings));
    embed.check();
    EmbeddingModel.check(config.model().model());
    return config;
  }

  private static Bm25Policy words(Section sparse) {
    double k1 = sparse.number("k1", 0.01, 100);
    double b = sparse.number("b", 0, 1);
    int length = sparse.integer("average-length", 1, 1_000_000);
    @Nullable String stemmer = sparse.optionalString("stemmer");
    if (stemmer != null && !Bm25Policy.stemmers().contains(stemmer)) {
      sparse.problem(
          "stemmer", "is '%s'; expected one of %s".formatted(stemmer, Bm25Policy.stemmers()));
    }
    sparse.check();
    return new Bm25Policy(k1, b, length, stemmer);
  }

  /** Digest of everything that decides the chunks and vectors of a text, given the model's file. */
  String rulesVersion(String modelDigest) {
    return Ids.xxh128(String.join("/", CODE, modelDigest, chunks.toString(), words.toString()));
  }

  /** The connection to {@code url}. */
  VectorStoreSpec store(String url) {
    return qdrant.spec(url);
  }
}
