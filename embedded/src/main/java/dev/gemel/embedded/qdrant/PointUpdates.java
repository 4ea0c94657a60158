package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.ClearPayloadPoints;
import io.qdrant.client.grpc.Points.DeletePayloadPoints;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PointsSelector;
import io.qdrant.client.grpc.Points.SetPayloadPoints;
import io.qdrant.client.grpc.Points.UpdateMode;
import io.qdrant.client.grpc.Points.UpsertPoints;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;

/**
 * Writes of one collection. A request is checked whole before any of it is written, and on disk
 * when it returns, whatever its {@code wait} says.
 */
record PointUpdates(StoredCollection collection) {

  void upsert(UpsertPoints request) throws IOException {
    Rejections.unsupportedIf(request.hasShardKeySelector(), "shard keys");
    Rejections.unsupportedIf(request.hasUpdateFilter(), "update filters");
    Rejections.unsupportedIf(request.getUpdateMode() != UpdateMode.Upsert, "update modes");
    List<Document> documents = request.getPointsList().stream().map(this::document).toList();
    collection
        .index()
        .write(
            (writer, searcher) -> {
              for (Document document : documents) {
                replace(writer, document);
              }
            });
  }

  private Document document(PointStruct point) {
    PointKey key = PointKey.of(point.getId());
    PointVectors vectors = VectorsInput.read(collection.schema(), point.getVectors());
    return PointDocument.of(collection.schema(), key, vectors, point.getPayloadMap());
  }

  private static void replace(IndexWriter writer, Document document) throws IOException {
    BytesRef id = document.getBinaryValue(PointDocument.ID);
    writer.updateDocument(new Term(PointDocument.ID, id), document);
  }

  void delete(DeletePoints request) throws IOException {
    Rejections.unsupportedIf(request.hasShardKeySelector(), "shard keys");
    Query points = select(request.getPoints());
    collection.index().write((writer, searcher) -> writer.deleteDocuments(points));
  }

  private static Query select(PointsSelector selector) {
    return switch (selector.getPointsSelectorOneOfCase()) {
      case POINTS ->
          new org.apache.lucene.search.TermInSetQuery(
              PointDocument.ID,
              selector.getPoints().getIdsList().stream()
                  .map(id -> PointKey.of(id).bytes())
                  .toList());
      case FILTER -> FilterQuery.of(selector.getFilter());
      case POINTSSELECTORONEOF_NOT_SET -> throw Rejections.invalid("No points selected");
    };
  }

  /** Adds fields to payloads; as in Qdrant, a null takes the field away. */
  void setPayload(SetPayloadPoints request) throws IOException {
    Rejections.unsupportedIf(request.hasKey(), "set_payload below a key");
    rewrite(
        request.getPointsSelector(),
        payload -> {
          Map<String, Value> merged = new HashMap<>(payload);
          request.getPayloadMap().forEach((key, value) -> merge(merged, key, value));
          return merged;
        });
  }

  private static void merge(Map<String, Value> payload, String key, Value value) {
    if (value.hasNullValue()) {
      payload.remove(key);
    } else {
      payload.put(key, value);
    }
  }

  void overwritePayload(SetPayloadPoints request) throws IOException {
    Rejections.unsupportedIf(request.hasKey(), "overwrite_payload below a key");
    rewrite(request.getPointsSelector(), payload -> request.getPayloadMap());
  }

  void deletePayload(DeletePayloadPoints request) throws IOException {
    PayloadSelection rest = PayloadSelection.without(request.getKeysList());
    rewrite(request.getPointsSelector(), rest::apply);
  }

  void clearPayload(ClearPayloadPoints request) throws IOException {
    rewrite(request.getPoints(), payload -> Map.of());
  }

  private void rewrite(PointsSelector selector, UnaryOperator<Map<String, Value>> change)
      throws IOException {
    Query points = select(selector);
    collection
        .index()
        .write(
            (writer, searcher) -> {
              int all = Math.max(1, searcher.getIndexReader().numDocs());
              for (ScoreDoc hit : searcher.search(points, all).scoreDocs) {
                replace(writer, rewritten(searcher, hit.doc, change));
              }
            });
  }

  private Document rewritten(
      IndexSearcher searcher, int doc, UnaryOperator<Map<String, Value>> change)
      throws IOException {
    CollectionSchema schema = collection.schema();
    Document stored = searcher.storedFields().document(doc);
    return PointDocument.of(
        schema,
        PointDocument.key(stored),
        PointVectors.read(searcher, schema, doc),
        change.apply(PointDocument.payload(stored)));
  }
}
