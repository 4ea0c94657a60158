package dev.gemel.embedded.qdrant;

import com.google.common.primitives.Ints;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/**
 * One sparse vector of a collection's points.
 *
 * @param name its name, not empty
 * @param idf whether a query's components are multiplied by their rarity
 */
record SparseSpec(String name, boolean idf) {

  static SparseSpec of(String name, SparseVectorParams params) {
    if (name.isEmpty() || params.getModifier() == Modifier.UNRECOGNIZED) {
      throw Rejections.invalidField(
          "sparse_vectors_config", '"' + name + '"', "needs a name and a known modifier");
    }
    return new SparseSpec(name, params.getModifier() == Modifier.Idf);
  }

  /** The index field that holds its indices as terms and the whole vector as a doc value. */
  String field() {
    return "sparse:" + name;
  }

  static BytesRef term(int index) {
    return new BytesRef(Ints.toByteArray(index));
  }

  void addTo(Document document, SparseValues vector) {
    for (int index : vector.indices()) {
      document.add(new StringField(field(), term(index), Field.Store.NO));
    }
    // Terms find the points; the exact weights stand here, since Lucene would round them.
    document.add(new BinaryDocValuesField(field(), vector.encode()));
  }
}
