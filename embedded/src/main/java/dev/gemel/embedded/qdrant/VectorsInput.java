package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.Points.Vector;
import io.qdrant.client.grpc.Points.Vectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the vectors of a point as clients send them, in the newer or the older fields. */
final class VectorsInput {
  private VectorsInput() {}

  /**
   * The prepared vectors by name.
   *
   * @throws io.grpc.StatusRuntimeException if a vector is unknown or of another size, or if the
   *     collection has one unnamed vector and the point lacks it
   */
  static Map<String, float[]> read(CollectionSchema schema, Vectors vectors) {
    Map<String, float[]> prepared = new HashMap<>();
    byName(vectors)
        .forEach((name, vector) -> prepared.put(name, schema.vector(name).prepare(data(vector))));
    if (schema.unnamed() && !prepared.containsKey("")) {
      throw Rejections.invalid("Expected some vectors, the point has none");
    }
    return prepared;
  }

  private static Map<String, Vector> byName(Vectors vectors) {
    return switch (vectors.getVectorsOptionsCase()) {
      case VECTOR -> Map.of("", vectors.getVector());
      case VECTORS -> vectors.getVectors().getVectorsMap();
      case VECTORSOPTIONS_NOT_SET -> Map.of();
    };
  }

  @SuppressWarnings("deprecation")
  private static List<Float> data(Vector vector) {
    Rejections.unsupportedIf(vector.hasIndices(), "sparse vectors");
    Rejections.unsupportedIf(vector.hasVectorsCount(), "multivectors");
    return switch (vector.getVectorCase()) {
      case DENSE -> vector.getDense().getDataList();
      case VECTOR_NOT_SET -> vector.getDataList();
      case SPARSE, MULTI_DENSE, DOCUMENT, IMAGE, OBJECT ->
          throw Rejections.unsupported("vectors of kind " + vector.getVectorCase());
    };
  }
}
