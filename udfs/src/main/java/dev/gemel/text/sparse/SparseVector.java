package dev.gemel.text.sparse;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A vector of which only the components that are not 0 are named.
 *
 * @param indices unsigned 32-bit numbers, ascending, each once; not copied
 * @param values as many finite numbers; not copied
 */
// Arrays, not lists: a batch of points holds some ten thousand components.
@SuppressWarnings("ArrayRecordComponent")
public record SparseVector(int[] indices, float[] values) {

  /**
   * @throws IllegalArgumentException if the indices do not ascend, or a value is missing, too many
   *     or not finite
   */
  public SparseVector {
    if (indices.length != values.length) {
      throw new IllegalArgumentException(
          "%d indices and %d values; expected as many".formatted(indices.length, values.length));
    }
    for (int i = 0; i < indices.length; i++) {
      if (i > 0 && Integer.compareUnsigned(indices[i - 1], indices[i]) >= 0) {
        throw new IllegalArgumentException("index %d does not ascend".formatted(i));
      }
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException("value %d is %s".formatted(i, values[i]));
      }
    }
  }

  /** The vector with the entries of {@code weights}, whose keys are unsigned numbers. */
  static SparseVector of(Map<Integer, Float> weights) {
    TreeMap<Integer, Float> sorted = new TreeMap<>(Integer::compareUnsigned);
    sorted.putAll(weights);
    int[] indices = new int[sorted.size()];
    float[] values = new float[sorted.size()];
    int i = 0;
    for (Map.Entry<Integer, Float> entry : sorted.entrySet()) {
      indices[i] = entry.getKey();
      values[i++] = entry.getValue();
    }
    return new SparseVector(indices, values);
  }

  /** Whether every component is 0. */
  public boolean isEmpty() {
    return indices.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SparseVector that
        && Arrays.equals(indices, that.indices)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(indices) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < indices.length; i++) {
      text.append(i == 0 ? "" : " ").append(Integer.toUnsignedString(indices[i]));
      text.append(':').append(values[i]);
    }
    return text.append('}').toString();
  }
}
