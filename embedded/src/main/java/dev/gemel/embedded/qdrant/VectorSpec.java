package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.Collections.VectorParams;
import java.util.List;
import org.apache.lucene.document.KnnFloatVectorField;

/**
 * One vector of a collection's points.
 *
 * @param name its name; empty for the unnamed vector
 * @param size its dimensions
 * @param metric how it is compared
 */
record VectorSpec(String name, int size, Metric metric) {
  /** Qdrant's own limit. */
  static final int MAX_SIZE = 65_535;

  static VectorSpec of(String name, VectorParams params) {
    Rejections.unsupportedIf(params.hasMultivectorConfig(), "multivectors");
    if (params.getSize() < 1 || params.getSize() > MAX_SIZE) {
      throw Rejections.invalidField(
          "vectors_config.size", params.getSize(), "must be from 1 to " + MAX_SIZE);
    }
    return new VectorSpec(name, (int) params.getSize(), Metric.of(params.getDistance()));
  }

  /** The index field that holds it. */
  String field() {
    return "vector:" + name;
  }

  KnnFloatVectorField toField(float[] prepared) {
    return new KnnFloatVectorField(field(), prepared, metric.lucene());
  }

  /**
   * Checks a vector a client sent and brings it into stored form.
   *
   * @throws io.grpc.StatusRuntimeException if its size is another or a number is not finite
   */
  float[] prepare(List<Float> values) {
    if (values.size() != size) {
      throw Rejections.invalid(
          "Vector dimension error: expected dim: %d, got %d".formatted(size, values.size()));
    }
    float[] vector = new float[size];
    for (int i = 0; i < size; i++) {
      vector[i] = finite(values.get(i), i);
    }
    return metric.prepare(vector);
  }

  /** The number, refused unless finite. */
  static float finite(float value, int index) {
    if (!Float.isFinite(value)) {
      throw Rejections.invalid(
          "Vector value at index %d is %s, expected a finite number".formatted(index, value));
    }
    return value;
  }
}
