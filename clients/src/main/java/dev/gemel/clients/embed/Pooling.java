package dev.gemel.clients.embed;

/** From token vectors to one text vector (Reimers and Gurevych 2019, Sentence-BERT, section 3). */
final class Pooling {
  private Pooling() {}

  /**
   * The mean of the token vectors, scaled to unit length.
   *
   * @param tokenVectors {@code tokens} rows of {@code dimension} components
   * @return all zeros if the mean is zero, which has no direction
   */
  static float[] unitMean(float[] tokenVectors, int tokens, int dimension) {
    double[] sum = new double[dimension];
    for (int t = 0; t < tokens; t++) {
      for (int d = 0; d < dimension; d++) {
        sum[d] += tokenVectors[t * dimension + d];
      }
    }
    return unit(sum);
  }

  // The mean's divisor cancels out in the scaling.
  private static float[] unit(double[] sum) {
    double squares = 0;
    for (double s : sum) {
      squares += s * s;
    }
    double scale = squares == 0 ? 0 : 1 / Math.sqrt(squares);
    float[] vector = new float[sum.length];
    for (int d = 0; d < sum.length; d++) {
      vector[d] = (float) (sum[d] * scale);
    }
    return vector;
  }
}
