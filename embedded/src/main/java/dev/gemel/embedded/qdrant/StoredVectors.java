package dev.gemel.embedded.qdrant;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** Reads the vectors of single points. */
final class StoredVectors {
  private StoredVectors() {}

  /** One vector of a point, or null if the point lacks it. */
  static float @Nullable [] read(IndexSearcher searcher, VectorSpec spec, int doc)
      throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    FloatVectorValues values = leaf.reader().getFloatVectorValues(spec.field());
    int target = doc - leaf.docBase;
    return values != null && values.advance(target) == target ? values.vectorValue().clone() : null;
  }

  /** The vectors of a point by name, without those it lacks. */
  static Map<String, float[]> readAll(IndexSearcher searcher, Iterable<VectorSpec> specs, int doc)
      throws IOException {
    Map<String, float[]> vectors = new HashMap<>();
    for (VectorSpec spec : specs) {
      float[] vector = read(searcher, spec, doc);
      if (vector != null) {
        vectors.put(spec.name(), vector);
      }
    }
    return vectors;
  }

  /** One sparse vector of a point, or null if the point lacks it. */
  static @Nullable SparseValues read(IndexSearcher searcher, SparseSpec spec, int doc)
      throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    BinaryDocValues values = leaf.reader().getBinaryDocValues(spec.field());
    return values != null && values.advanceExact(doc - leaf.docBase)
        ? SparseValues.decode(values.binaryValue())
        : null;
  }

  /** The sparse vectors of a point by name, without those it lacks. */
  static Map<String, SparseValues> readSparse(
      IndexSearcher searcher, Iterable<SparseSpec> specs, int doc) throws IOException {
    Map<String, SparseValues> vectors = new HashMap<>();
    for (SparseSpec spec : specs) {
      SparseValues vector = read(searcher, spec, doc);
      if (vector != null) {
        vectors.put(spec.name(), vector);
      }
    }
    return vectors;
  }
}
