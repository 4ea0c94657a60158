package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.Collections.Distance;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.VectorUtil;

/** How two vectors are compared, with the scores Qdrant reports. */
enum Metric {
  /** Dot product of vectors scaled to length 1 when they are stored; greater is nearer. */
  COSINE(VectorSimilarityFunction.DOT_PRODUCT, true),
  /** Dot product; greater is nearer. */
  DOT(VectorSimilarityFunction.MAXIMUM_INNER_PRODUCT, true),
  /** Euclidean distance; smaller is nearer. */
  EUCLID(VectorSimilarityFunction.EUCLIDEAN, false);

  /** Squared lengths this near to 0 or 1 are left alone, so that storing twice changes nothing. */
  private static final double LENGTH_TOLERANCE = 1e-6;

  private final VectorSimilarityFunction lucene;
  private final boolean greaterIsNearer;

  Metric(VectorSimilarityFunction lucene, boolean greaterIsNearer) {
    this.lucene = lucene;
    this.greaterIsNearer = greaterIsNearer;
  }

  static Metric of(Distance distance) {
    return switch (distance) {
      case Cosine -> COSINE;
      case Dot -> DOT;
      case Euclid -> EUCLID;
      case Manhattan -> throw Rejections.unsupported("the Manhattan distance");
      case UnknownDistance, UNRECOGNIZED ->
          throw Rejections.invalid("Failed to parse distance: " + distance);
    };
  }

  /** The similarity that orders neighbours alike in Lucene's graph. */
  VectorSimilarityFunction lucene() {
    return lucene;
  }

  /** The vector as it is stored and compared; changes {@code vector} in place. */
  float[] prepare(float[] vector) {
    if (this == COSINE) {
      double length = squaredLength(vector);
      if (length > LENGTH_TOLERANCE * LENGTH_TOLERANCE && Math.abs(length - 1) > LENGTH_TOLERANCE) {
        scale(vector, 1 / Math.sqrt(length));
      }
    }
    return vector;
  }

  private static double squaredLength(float[] vector) {
    double sum = 0;
    for (float x : vector) {
      sum += (double) x * x;
    }
    return sum;
  }

  private static void scale(float[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] * factor);
    }
  }

  /** The score of two prepared vectors of one size. */
  float score(float[] a, float[] b) {
    return this == EUCLID
        ? (float) Math.sqrt(VectorUtil.squareDistance(a, b))
        : VectorUtil.dotProduct(a, b);
  }

  /** Orders scores, nearest first. */
  int compareScores(float a, float b) {
    return greaterIsNearer ? Float.compare(b, a) : Float.compare(a, b);
  }
}
