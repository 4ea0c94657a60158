package dev.gemel.embedded.qdrant;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.lucene.util.BytesRef;

/**
 * A sparse vector as it is stored and compared.
 *
 * @param indices unsigned numbers, ascending, each once
 * @param values as many
 */
@SuppressWarnings("ArrayRecordComponent")
record SparseValues(int[] indices, float[] values) {

  /**
   * Checks a vector a client sent and brings it into stored form.
   *
   * @throws io.grpc.StatusRuntimeException if an index comes twice, the lists differ in length or a
   *     number is not finite
   */
  static SparseValues of(List<Integer> indices, List<Float> values) {
    if (indices.size() != values.size()) {
      throw Rejections.invalidField(
          "values", values.size() + " numbers", "must be the same length as indices");
    }
    TreeMap<Integer, Float> sorted = new TreeMap<>(Integer::compareUnsigned);
    for (int i = 0; i < indices.size(); i++) {
      VectorSpec.finite(values.get(i), i);
      if (sorted.put(indices.get(i), values.get(i)) != null) {
        String index = Integer.toUnsignedString(indices.get(i));
        throw Rejections.invalidField("indices", index, "must be unique");
      }
    }
    return of(sorted);
  }

  private static SparseValues of(TreeMap<Integer, Float> sorted) {
    SparseValues vector = new SparseValues(new int[sorted.size()], new float[sorted.size()]);
    int i = 0;
    for (var entry : sorted.entrySet()) {
      vector.indices[i] = entry.getKey();
      vector.values[i++] = entry.getValue();
    }
    return vector;
  }

  /** The sum over the shared indices of the products, which is a sparse vector's only score. */
  float dot(SparseValues other) {
    double sum = 0;
    int j = 0;
    for (int i = 0; i < indices.length; i++) {
      while (j < other.indices.length
          && Integer.compareUnsigned(other.indices[j], indices[i]) < 0) {
        j++;
      }
      if (j < other.indices.length && other.indices[j] == indices[i]) {
        sum += (double) values[i] * other.values[j];
      }
    }
    return (float) sum;
  }

  BytesRef encode() {
    ByteBuffer bytes = ByteBuffer.allocate(indices.length * (Integer.BYTES + Float.BYTES));
    for (int i = 0; i < indices.length; i++) {
      bytes.putInt(indices[i]).putFloat(values[i]);
    }
    return new BytesRef(bytes.array());
  }

  static SparseValues decode(BytesRef encoded) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded.bytes, encoded.offset, encoded.length);
    int size = encoded.length / (Integer.BYTES + Float.BYTES);
    SparseValues vector = new SparseValues(new int[size], new float[size]);
    for (int i = 0; i < size; i++) {
      vector.indices[i] = bytes.getInt();
      vector.values[i] = bytes.getFloat();
    }
    return vector;
  }

  List<Integer> indexList() {
    List<Integer> list = new ArrayList<>(indices.length);
    for (int index : indices) {
      list.add(index);
    }
    return list;
  }
}
