package dev.gemel.embedded.qdrant;

import com.google.common.primitives.Floats;
import io.qdrant.client.grpc.Points.DenseVector;
import io.qdrant.client.grpc.Points.NamedVectorsOutput;
import io.qdrant.client.grpc.Points.SparseIndices;
import io.qdrant.client.grpc.Points.SparseVector;
import io.qdrant.client.grpc.Points.VectorOutput;
import io.qdrant.client.grpc.Points.VectorsOutput;
import io.qdrant.client.grpc.Points.WithVectorsSelector;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;

/**
 * Which vectors of a point to return, and how they are written.
 *
 * @param specs the dense vectors to return
 * @param sparse the sparse vectors to return
 */
record VectorsSelection(List<VectorSpec> specs, List<SparseSpec> sparse) {
  private static final VectorsSelection NONE = new VectorsSelection(List.of(), List.of());

  static VectorsSelection of(CollectionSchema schema, WithVectorsSelector selector) {
    return switch (selector.getSelectorOptionsCase()) {
      case ENABLE -> selector.getEnable() ? all(schema) : NONE;
      case INCLUDE -> named(schema, selector.getInclude().getNamesList());
      case SELECTOROPTIONS_NOT_SET -> NONE;
    };
  }

  private static VectorsSelection all(CollectionSchema schema) {
    return new VectorsSelection(
        List.copyOf(schema.vectors().values()), List.copyOf(schema.sparse().values()));
  }

  private static VectorsSelection named(CollectionSchema schema, List<String> names) {
    var sparse = schema.sparse();
    return new VectorsSelection(
        names.stream().filter(name -> !sparse.containsKey(name)).map(schema::vector).toList(),
        names.stream().filter(sparse::containsKey).map(schema::sparseVector).toList());
  }

  boolean isEmpty() {
    return specs.isEmpty() && sparse.isEmpty();
  }

  /** The selected vectors of a point. */
  VectorsOutput read(IndexSearcher searcher, int doc) throws IOException {
    return write(
        new PointVectors(
            StoredVectors.readAll(searcher, specs, doc),
            StoredVectors.readSparse(searcher, sparse, doc)));
  }

  private static VectorsOutput write(PointVectors vectors) {
    VectorsOutput.Builder output = VectorsOutput.newBuilder();
    float[] single = vectors.dense().get("");
    if (single != null && vectors.dense().size() == 1 && vectors.sparse().isEmpty()) {
      return output.setVector(write(single)).build();
    }
    NamedVectorsOutput.Builder named = NamedVectorsOutput.newBuilder();
    vectors.dense().forEach((name, vector) -> named.putVectors(name, write(vector)));
    vectors.sparse().forEach((name, vector) -> named.putVectors(name, write(vector)));
    return output.setVectors(named).build();
  }

  @SuppressWarnings("deprecation")
  private static VectorOutput write(SparseValues vector) {
    List<Float> values = Floats.asList(vector.values());
    return VectorOutput.newBuilder()
        .addAllData(values)
        .setIndices(SparseIndices.newBuilder().addAllData(vector.indexList()))
        .setSparse(SparseVector.newBuilder().addAllValues(values).addAllIndices(vector.indexList()))
        .build();
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
