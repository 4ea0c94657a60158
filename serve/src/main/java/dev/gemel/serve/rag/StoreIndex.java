package dev.gemel.serve.rag;

import dev.gemel.clients.vector.HybridQuery;
import dev.gemel.clients.vector.VectorHit;
import dev.gemel.clients.vector.VectorId;
import dev.gemel.clients.vector.VectorStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The chunks that {@code gemel embed} wrote to Qdrant. */
public final class StoreIndex implements PassageIndex {
  private static final String AUTHOR = "author";
  private static final Duration AUTHORS_AGE = Duration.ofMinutes(5);

  private final VectorStore store;
  private final String collection;
  private final QueryEmbedder embedder;
  private final SearchMode mode;
  private List<String> authors = List.of();
  private long authorsRead;

  /**
   * @param collection of the embed job
   * @param embedder of the embed job's model
   * @param mode by meaning, by words or by both
   */
  public StoreIndex(VectorStore store, String collection, QueryEmbedder embedder, SearchMode mode) {
    this.mode = mode;
    this.store = store;
    this.collection = collection;
    this.embedder = embedder;
  }

  @Override
  public List<Passage> search(String query, int limit, @Nullable String author) {
    Map<String, List<String>> filter = author == null ? Map.of() : Map.of(AUTHOR, List.of(author));
    return hits(query, limit, filter).stream().map(StoreIndex::passage).toList();
  }

  private List<VectorHit> hits(String query, int limit, Map<String, List<String>> filter) {
    return switch (mode.kind()) {
      case DENSE -> store.search(collection, embedder.embed(query), limit, filter);
      case SPARSE -> store.search(collection, embedder.words(query), limit, filter);
      case HYBRID -> {
        HybridQuery both =
            new HybridQuery(embedder.embed(query), embedder.words(query), mode.rankConstant());
        yield store.hybrid(collection, both, limit, filter);
      }
    };
  }

  @Override
  public synchronized List<String> authors() {
    long now = System.nanoTime();
    if (authors.isEmpty() || now - authorsRead > AUTHORS_AGE.toNanos()) {
      authors = readAuthors();
      authorsRead = now;
    }
    return authors;
  }

  private List<String> readAuthors() {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<VectorId> points = store.scrollIds(collection, AUTHOR)) {
      points
          .map(VectorId::value)
          .filter(String.class::isInstance)
          .forEach(a -> names.add((String) a));
    }
    return List.copyOf(names);
  }

  private static Passage passage(VectorHit hit) {
    String text = text(hit, "text");
    return new Passage(
        hit.id(),
        hit.score(),
        text == null ? "" : text,
        text(hit, "document_id"),
        text(hit, AUTHOR),
        text(hit, "title"),
        text(hit, "url"));
  }

  private static @Nullable String text(VectorHit hit, String field) {
    return hit.payload().get(field) instanceof String s ? s : null;
  }
}
