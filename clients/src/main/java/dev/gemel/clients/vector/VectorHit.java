package dev.gemel.clients.vector;

import java.util.Map;

/**
 * A point that a search found.
 *
 * @param id the point's UUID
 * @param score higher is nearer: cosine similarity to the query, -1 to 1, of a dense search; BM25
 *     of a sparse one; the sum of reciprocal ranks of a hybrid one
 * @param payload values of type String, Long, Double, Boolean or List of String
 */
public record VectorHit(String id, double score, Map<String, Object> payload) {
  public VectorHit {
    payload = Map.copyOf(payload);
  }
}
