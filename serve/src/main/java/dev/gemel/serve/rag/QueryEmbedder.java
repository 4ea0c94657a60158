package dev.gemel.serve.rag;

import dev.gemel.clients.embed.EmbeddingModel;
import dev.gemel.clients.embed.EmbeddingSpec;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;

/**
 * Questions to vectors, by the model, window and code that made the chunks' vectors: the same text
 * has the same vector, bit for bit, whether it is stored or asked.
 */
public final class QueryEmbedder {
  private final EmbeddingSpec spec;

  private QueryEmbedder(EmbeddingSpec spec) {
    this.spec = spec;
  }

  /**
   * Reads the section {@code embed}, which is the embed job's; loads nothing yet.
   *
   * @throws dev.gemel.conf.ConfigException when it cannot be used
   */
  public static QueryEmbedder from(Settings settings) {
    Section embed = settings.section("embed");
    String model = embed.string("model");
    int window = embed.integer("max-tokens", 16, 1_000_000);
    int threads = embed.integer("threads", 1, 256);
    embed.check();
    EmbeddingModel.check(model);
    return new QueryEmbedder(new EmbeddingSpec(model, window, threads));
  }

  /** The text's unit vector. The first call loads the model, about a second. */
  public float[] embed(String text) {
    return model().embed(text);
  }

  /** Tokens as the embedding model counts them; a stand-in where a chat model's are not known. */
  public int countTokens(String text) {
    return model().countTokens(text);
  }

  private EmbeddingModel model() {
    return EmbeddingModel.shared(spec);
  }
}
