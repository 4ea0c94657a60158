package dev.gemel.jobs.embed;

import dev.gemel.clients.vector.VectorPoint;
import dev.gemel.clients.vector.VectorStore;
import dev.gemel.clients.vector.VectorStoreSpec;
import dev.gemel.text.sparse.Bm25;
import dev.gemel.text.sparse.Bm25Policy;
import dev.gemel.text.sparse.SparseVector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;

/**
 * Upserts rows of {@code gold.chunks} as Qdrant points; the point id is the chunk id. The sparse
 * vector is made here, from the text: no table keeps it.
 */
final class PointWriter implements ForeachPartitionFunction<Row> {
  private static final long serialVersionUID = 1L;
  private static final int BATCH = 256;

  /** Columns copied to the payload under their own names. */
  static final List<String> PAYLOAD =
      List.of(
          "document_id",
          "author_id",
          "author",
          "kind",
          "platform",
          "url",
          "title",
          "language",
          "heading_path",
          "ordinal",
          "start",
          "end",
          "tokens",
          "text",
          "embedding_model");

  /** Payload fields that searches filter by. */
  static final List<String> INDEXED =
      List.of(
          "document_id", "author_id", "author", "kind", "platform", "language", Ownership.FIELD);

  private final VectorStoreSpec store;
  private final String collection;
  private final String lakeId;
  private final Bm25Policy words;

  PointWriter(VectorStoreSpec store, String collection, String lakeId, Bm25Policy words) {
    this.store = store;
    this.collection = collection;
    this.lakeId = lakeId;
    this.words = words;
  }

  @Override
  public void call(Iterator<Row> rows) {
    if (!rows.hasNext()) {
      return;
    }
    Bm25 bm25 = new Bm25(words);
    try (VectorStore qdrant = VectorStore.connect(store)) {
      List<VectorPoint> batch = new ArrayList<>(BATCH);
      while (rows.hasNext()) {
        batch.add(point(rows.next(), bm25));
        if (batch.size() == BATCH || !rows.hasNext()) {
          qdrant.upsert(collection, batch);
          batch.clear();
        }
      }
    }
  }

  private VectorPoint point(Row row, Bm25 bm25) {
    Map<String, Object> payload = new LinkedHashMap<>();
    for (String column : PAYLOAD) {
      Object value = row.getAs(column);
      if (value instanceof scala.collection.Seq) {
        value = row.getList(row.fieldIndex(column));
      }
      if (value != null) {
        payload.put(column, value);
      }
    }
    payload.put(Ownership.FIELD, lakeId);
    SparseVector sparse = bm25.document(row.getAs("text"));
    return new VectorPoint(row.getAs("chunk_id"), vector(row), sparse, payload);
  }

  private static float[] vector(Row row) {
    List<Float> values = row.getList(row.fieldIndex("embedding"));
    float[] out = new float[values.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = values.get(i);
    }
    return out;
  }
}
