package dev.gemel.jobs.embed;

import dev.gemel.clients.embed.EmbeddingModel;
import dev.gemel.clients.vector.HybridQuery;
import dev.gemel.clients.vector.VectorHit;
import dev.gemel.clients.vector.VectorStore;
import dev.gemel.text.sparse.Bm25;
import dev.gemel.text.sparse.SparseVector;
import java.util.List;
import java.util.Map;

/** Best chunks by the model, the words and the collection of the embed job. */
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
   * @param how ranking, limit and filter
   * @return best first, with the scores of {@link VectorHit}
   */
  public List<VectorHit> find(String question, SearchConfig how) {
    try (VectorStore qdrant = VectorStore.connect(config.store(url))) {
      return find(qdrant, question, how);
    }
  }

  private List<VectorHit> find(VectorStore qdrant, String question, SearchConfig how) {
    String collection = config.qdrant().collection();
    Map<String, List<String>> filter =
        how.author() == null ? Map.of() : Map.of("author", List.of(how.author()));
    return switch (how.mode()) {
      case DENSE -> qdrant.search(collection, dense(question), how.limit(), filter);
      case SPARSE -> qdrant.search(collection, sparse(question), how.limit(), filter);
      case HYBRID -> {
        HybridQuery query = new HybridQuery(dense(question), sparse(question), how.rankConstant());
        yield qdrant.hybrid(collection, query, how.limit(), filter);
      }
    };
  }

  private float[] dense(String question) {
    return EmbeddingModel.shared(config.model()).embed(question);
  }

  private SparseVector sparse(String question) {
    return new Bm25(config.words()).query(question);
  }
}
