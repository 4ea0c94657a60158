package dev.gemel.jobs.embed;

import dev.gemel.clients.embed.EmbeddingModel;
import dev.gemel.clients.vector.VectorHit;
import dev.gemel.clients.vector.VectorStore;
import dev.gemel.conf.GemelException;
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
   * @throws GemelException when nothing was embedded yet
   */
  public List<VectorHit> nearest(String question, int limit, @Nullable String author) {
    String collection = config.qdrant().collection();
    Map<String, List<String>> filter =
        author == null ? Map.of() : Map.of("author", List.of(author));
    try (VectorStore qdrant = VectorStore.connect(config.store(url))) {
      if (!qdrant.exists(collection)) {
        throw new GemelException(
            "nothing is embedded yet: Qdrant has no collection %s; run `gemel embed` first, or check --home and qdrant.collection"
                .formatted(collection));
      }
      float[] vector = EmbeddingModel.shared(config.model()).embed(question);
      return qdrant.search(collection, vector, limit, filter);
    }
  }
}
