package dev.gemel.jobs.embed;

import dev.gemel.clients.embed.EmbeddingModel;
import dev.gemel.clients.vector.VectorHit;
import dev.gemel.clients.vector.VectorStore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nearest chunks by the model and collection of the embed job. */
public final class Search {
  private final EmbedConfig config;
  private final String url;

  /**
   * @param url Qdrant's gRPC address
   */
  public Search(EmbedConfig config, String url) {
    this.config = config;
    this.url = url;
  }

  /**
   * @param question in words
   * @param limit hits at most
   * @param author full name, or null for everyone
   * @return best first, scores from -1 to 1
   */
  public List<VectorHit> nearest(String question, int limit, @Nullable String author) {
    EmbeddingModel model = EmbeddingModel.shared(config.model());
    float[] vector = model.embed(question);
    Map<String, List<String>> filter =
        author == null ? Map.of() : Map.of("author", List.of(author));
    try (VectorStore qdrant = VectorStore.connect(config.store(url))) {
      return qdrant.search(config.qdrant().collection(), vector, limit, filter);
    }
  }
}
