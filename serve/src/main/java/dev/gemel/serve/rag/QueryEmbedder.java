package dev.gemel.serve.rag;

import dev.gemel.clients.embed.EmbeddingModel;
import dev.gemel.clients.embed.EmbeddingSpec;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.text.sparse.Bm25;
import dev.gemel.text.sparse.Bm25Policy;
import dev.gemel.text.sparse.SparseVector;

/**
 * Questions to vectors, by the model, window and code that made the chunks' vectors: the same text
 * has the same vector, bit for bit, whether it is stored or asked.
 */
public final class QueryEmbedder {
  private final EmbeddingSpec spec;
  private final Bm25 words;

  private QueryEmbedder(EmbeddingSpec spec, Bm25 words) {
    this.spec = spec;
    this.words = words;
  }

  /**
   * Reads the section {@code embed}, which is the embed job's; loads nothing yet.
   *
   * @throws dev.gemel.conf.ConfigException when it cannot be used
   * @throws dev.gemel.clients.SpecException when there is no such model on this machine
   */
  public static QueryEmbedder from(Settings settings) {
    Section embed = settings.section("embed");
    String model = embed.string("model");
    int window = embed.integer("max-tokens", 16, 1_000_000);
    int threads = embed.integer("threads", 1, 256);
    embed.check();
    EmbeddingModel.check(model);
    return new QueryEmbedder(
        new EmbeddingSpec(model, window, threads),
        new Bm25(words(settings.section("embed.sparse"))));
  }

  private static Bm25Policy words(Section sparse) {
    double k1 = sparse.number("k1", 0.01, 100);
    double b = sparse.number("b", 0, 1);
    int length = sparse.integer("average-length", 1, 1_000_000);
    String stemmer = sparse.optionalString("stemmer");
    if (stemmer != null && !Bm25Policy.stemmers().contains(stemmer)) {
      sparse.problem(
          "stemmer", "is '%s'; expected one of %s".formatted(stemmer, Bm25Policy.stemmers()));
    }
    sparse.check();
    return new Bm25Policy(k1, b, length, stemmer);
  }

  /** The text's unit vector. The first call loads the model, about a second. */
  public float[] embed(String text) {
    return model().embed(text);
  }

  /** The text's words, weighed for a search by words. */
  public SparseVector words(String text) {
    return words.query(text);
  }

  /** Tokens as the embedding model counts them; a stand-in where a chat model's are not known. */
  public int countTokens(String text) {
    return model().countTokens(text);
  }

  private EmbeddingModel model() {
    return EmbeddingModel.shared(spec);
  }
}
