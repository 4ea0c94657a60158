package dev.gemel.jobs.embed;

import dev.gemel.clients.vector.VectorPoint;
import dev.gemel.clients.vector.VectorStore;
import dev.gemel.clients.vector.VectorStoreSpec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;

/** Upserts rows of {@code gold.chunks} as Qdrant points; the point id is the chunk id. */
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

  PointWriter(VectorStoreSpec store, String collection, String lakeId) {
    this.store = store;
    this.collection = collection;
    this.lakeId = lakeId;
  }

  @Override
  public void call(Iterator<Row> rows) {
    if (!rows.hasNext()) {
      return;
    }
    try (VectorStore qdrant = VectorStore.connect(store)) {
      List<VectorPoint> batch = new ArrayList<>(BATCH);
      while (rows.hasNext()) {
        batch.add(point(rows.next()));
        if (batch.size() == BATCH || !rows.hasNext()) {
          qdrant.upsert(collection, batch);
          batch.clear();
        }
      }
    }
  }

  private VectorPoint point(Row row) {
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
    return new VectorPoint(row.getAs("chunk_id"), vector(row), payload);
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
