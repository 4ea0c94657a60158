package dev.gemel.embedded.qdrant;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;

/**
 * The vectors of one point, in stored form.
 *
 * @param dense by name; the unnamed one under the empty name
 * @param sparse by name
 */
record PointVectors(Map<String, float[]> dense, Map<String, SparseValues> sparse) {

  /** Those vectors of the schema's that the point has. */
  static PointVectors read(IndexSearcher searcher, CollectionSchema schema, int doc)
      throws IOException {
    return new PointVectors(
        StoredVectors.readAll(searcher, schema.vectors().values(), doc),
        StoredVectors.readSparse(searcher, schema.sparse().values(), doc));
  }

  void addTo(Document document, CollectionSchema schema) {
    dense.forEach((name, vector) -> document.add(schema.vector(name).toField(vector)));
    sparse.forEach((name, vector) -> schema.sparseVector(name).addTo(document, vector));
  }

  static PointVectors empty() {
    return new PointVectors(new HashMap<>(), new HashMap<>());
  }

  boolean isEmpty() {
    return dense.isEmpty() && sparse.isEmpty();
  }
}
