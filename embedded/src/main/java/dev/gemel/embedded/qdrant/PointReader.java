package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.WithPayloadSelector;
import io.qdrant.client.grpc.Points.WithVectorsSelector;
import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;

/**
 * Reads points as answers show them.
 *
 * @param payload the part of the payload to show
 * @param vectors the vectors to show
 */
record PointReader(PayloadSelection payload, VectorsSelection vectors) {

  /**
   * @param payloadByDefault whether an absent payload selector shows the payload
   */
  static PointReader of(
      CollectionSchema schema,
      WithPayloadSelector payload,
      WithVectorsSelector vectors,
      boolean payloadByDefault) {
    return new PointReader(
        PayloadSelection.of(payload, payloadByDefault), VectorsSelection.of(schema, vectors));
  }

  RetrievedPoint retrieved(IndexSearcher searcher, int doc) throws IOException {
    Document stored = searcher.storedFields().document(doc);
    RetrievedPoint.Builder point =
        RetrievedPoint.newBuilder()
            .setId(PointDocument.key(stored).toPointId())
            .putAllPayload(payload.apply(PointDocument.payload(stored)));
    if (!vectors.isEmpty()) {
      point.setVectors(vectors.read(searcher, doc));
    }
    return point.build();
  }

  ScoredPoint scored(IndexSearcher searcher, VectorSearch.Hit hit) throws IOException {
    RetrievedPoint point = retrieved(searcher, hit.doc());
    ScoredPoint.Builder scored =
        ScoredPoint.newBuilder()
            .setId(point.getId())
            .putAllPayload(point.getPayloadMap())
            .setScore(hit.score());
    if (point.hasVectors()) {
      scored.setVectors(point.getVectors());
    }
    return scored.build();
  }
}
