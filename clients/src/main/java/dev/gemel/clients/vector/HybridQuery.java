package dev.gemel.clients.vector;

import dev.gemel.text.sparse.SparseVector;

/**
 * What both rankings of a hybrid search look for, and how they are fused.
 *
 * @param dense the question's embedding; not copied
 * @param sparse the question's words
 * @param rankConstant Qdrant's {@code k} of reciprocal rank fusion, at least 1: a point at position
 *     p of a ranking, from 0, gains {@code 1 / (p + k)}. Qdrant's default is 2; the 60 of Cormack,
 *     Clarke and Büttcher (2009) is 61 here
 */
@SuppressWarnings("ArrayRecordComponent")
public record HybridQuery(float[] dense, SparseVector sparse, int rankConstant) {
  /** Qdrant's own {@code k}, said in every request so that the server's version does not matter. */
  public static final int DEFAULT_RANK_CONSTANT = 2;

  /**
   * @throws IllegalArgumentException for a rank constant below 1
   */
  public HybridQuery {
    if (rankConstant < 1) {
      throw new IllegalArgumentException(
          "rankConstant is " + rankConstant + "; expected at least 1");
    }
  }
}
