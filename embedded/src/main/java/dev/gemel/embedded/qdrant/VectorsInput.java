package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.Points.Vector;
import io.qdrant.client.grpc.Points.Vectors;
import java.util.List;
import java.util.Map;

/** Reads the vectors of a point as clients send them, in the newer or the older fields. */
final class VectorsInput {
  private VectorsInput() {}

  /**
   * The prepared vectors by name.
   *
   * @throws io.grpc.StatusRuntimeException if a vector is unknown, of another size or kind, or if
   *     the collection has one unnamed vector and the point lacks it
   */
  static PointVectors read(CollectionSchema schema, Vectors vectors) {
    PointVectors prepared = PointVectors.empty();
    byName(vectors)
        .forEach(
            (name, vector) -> {
              if (schema.sparse().containsKey(name)) {
                prepared.sparse().put(name, sparse(name, vector));
              } else {
                prepared.dense().put(name, schema.vector(name).prepare(dense(name, vector)));
              }
            });
    if (schema.unnamed() && !prepared.dense().containsKey("")) {
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
  private static List<Float> dense(String name, Vector vector) {
    Rejections.unsupportedIf(vector.hasVectorsCount(), "multivectors");
    if (vector.hasIndices() || vector.hasSparse()) {
      throw Rejections.wrongKind(name);
    }
    return switch (vector.getVectorCase()) {
      case DENSE -> vector.getDense().getDataList();
      case VECTOR_NOT_SET -> vector.getDataList();
      default -> throw Rejections.unsupported("vectors of kind " + vector.getVectorCase());
    };
  }

  @SuppressWarnings("deprecation")
  private static SparseValues sparse(String name, Vector vector) {
    if (vector.hasSparse()) {
      return SparseValues.of(
          vector.getSparse().getIndicesList(), vector.getSparse().getValuesList());
    }
    if (vector.hasIndices()) {
      return SparseValues.of(vector.getIndices().getDataList(), vector.getDataList());
    }
    throw Rejections.wrongKind(name);
  }
}
