package dev.gemel.clients.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class PoolingTest {
  @Test
  void averagesTokensAndScalesToUnitLength() {
    float[] tokens = {1, 0, 0, /* second token */ 5, 8, 0};
    assertArrayEquals(new float[] {0.6f, 0.8f, 0}, Pooling.unitMean(tokens, 2, 3));
  }

  @Test
  void aZeroMeanStaysZero() {
    assertArrayEquals(new float[] {0, 0}, Pooling.unitMean(new float[] {1, -1, -1, 1}, 2, 2));
  }
}
