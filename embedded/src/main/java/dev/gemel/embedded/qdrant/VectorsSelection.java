package dev.gemel.embedded.qdrant;

import com.google.common.primitives.Floats;
import io.qdrant.client.grpc.Points.DenseVector;
import io.qdrant.client.grpc.Points.NamedVectorsOutput;
import io.qdrant.client.grpc.Points.VectorOutput;
import io.qdrant.client.grpc.Points.VectorsOutput;
import io.qdrant.client.grpc.Points.WithVectorsSelector;
import java.util.List;
import java.util.Map;

/**
 * Which vectors of a point to return, and how they are written.
 *
 * @param specs the vectors to return
 * @param unnamed whether the collection has one vector without a name
 */
record VectorsSelection(List<VectorSpec> specs, boolean unnamed) {

  static VectorsSelection of(CollectionSchema schema, WithVectorsSelector selector) {
    return new VectorsSelection(specs(schema, selector), schema.unnamed());
  }

  private static List<VectorSpec> specs(CollectionSchema schema, WithVectorsSelector selector) {
    return switch (selector.getSelectorOptionsCase()) {
      case ENABLE -> selector.getEnable() ? List.copyOf(schema.vectors().values()) : List.of();
      case INCLUDE -> selector.getInclude().getNamesList().stream().map(schema::vector).toList();
      case SELECTOROPTIONS_NOT_SET -> List.of();
    };
  }

  boolean isEmpty() {
    return specs.isEmpty();
  }

  VectorsOutput write(Map<String, float[]> vectors) {
    VectorsOutput.Builder output = VectorsOutput.newBuilder();
    float[] single = vectors.get("");
    if (unnamed && single != null) {
      return output.setVector(write(single)).build();
    }
    NamedVectorsOutput.Builder named = NamedVectorsOutput.newBuilder();
    vectors.forEach((name, vector) -> named.putVectors(name, write(vector)));
    return output.setVectors(named).build();
  }

  /** Fills the older field of the numbers too, which clients before 1.16 read. */
  @SuppressWarnings("deprecation")
  private static VectorOutput write(float[] vector) {
    List<Float> values = Floats.asList(vector);
    return VectorOutput.newBuilder()
        .addAllData(values)
        .setDense(DenseVector.newBuilder().addAllData(values))
        .build();
  }
}
