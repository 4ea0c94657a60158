package dev.gemel.clients.vector;

import java.util.Map;

/**
 * A point that a search found.
 *
 * @param id the point's UUID
 * @param score cosine similarity to the query, -1 to 1; higher is nearer
 * @param payload values of type String, Long, Double, Boolean or List of String
 */
public record VectorHit(String id, double score, Map<String, Object> payload) {
  public VectorHit {
    payload = Map.copyOf(payload);
  }
}
