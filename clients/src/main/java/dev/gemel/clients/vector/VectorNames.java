package dev.gemel.clients.vector;

/** What a point's vectors are called in Qdrant. */
final class VectorNames {
  /** The embedding, compared by cosine. */
  static final String DENSE = "dense";

  /** The words, weighed for BM25; the server multiplies in their rarity (the modifier IDF). */
  static final String SPARSE = "bm25";

  private VectorNames() {}
}
