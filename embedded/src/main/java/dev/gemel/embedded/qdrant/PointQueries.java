package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.CountPoints;
import io.qdrant.client.grpc.Points.GetPoints;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.WithPayloadSelector;
import io.qdrant.client.grpc.Points.WithVectorsSelector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;

/** Reads of one collection. */
record PointQueries(StoredCollection collection) {
  private static final int DEFAULT_SCROLL_LIMIT = 10;
  private static final Sort BY_ID =
      new Sort(new SortField(PointDocument.ID, SortField.Type.STRING));

  long count(CountPoints request) throws IOException {
    Query filter = FilterQuery.of(request.getFilter());
    return collection.index().read(searcher -> (long) searcher.count(filter));
  }

  /** The points with the ids, in their order, once each; unknown ids are passed over. */
  List<RetrievedPoint> get(GetPoints request) throws IOException {
    PointReader reader =
        PointReader.of(
            collection.schema(), request.getWithPayload(), request.getWithVectors(), true);
    LinkedHashSet<PointKey> keys = new LinkedHashSet<>();
    request.getIdsList().forEach(id -> keys.add(PointKey.of(id)));
    return collection
        .index()
        .read(
            searcher -> {
              List<RetrievedPoint> points = new ArrayList<>();
              for (PointKey key : keys) {
                for (ScoreDoc hit : searcher.search(FilterQuery.hasKey(key), 1).scoreDocs) {
                  points.add(reader.retrieved(searcher, hit.doc));
                }
              }
              return points;
            });
  }

  /** A page of points in the order of their ids. */
  ScrollResponse.Builder scroll(ScrollPoints request) throws IOException {
    Rejections.unsupportedIf(request.hasOrderBy(), "order_by");
    Rejections.unsupportedIf(request.hasShardKeySelector(), "shard keys");
    int limit = request.hasLimit() ? request.getLimit() : DEFAULT_SCROLL_LIMIT;
    if (limit == 0) {
      throw Rejections.invalidField("limit", 0, "must be 1.0 or larger");
    }
    PointReader reader =
        PointReader.of(
            collection.schema(), request.getWithPayload(), request.getWithVectors(), true);
    Query filter = FilterQuery.of(request.getFilter());
    String from = request.hasOffset() ? PointKey.of(request.getOffset()).term() : "";
    return collection
        .index()
        .read(searcher -> page(searcher, reader, filter, new PointKey(from), limit));
  }

  private static ScrollResponse.Builder page(
      IndexSearcher searcher, PointReader reader, Query filter, PointKey from, int limit)
      throws IOException {
    int points = searcher.getIndexReader().numDocs();
    int size = Integer.compareUnsigned(limit, points) < 0 ? limit : points;
    // No document comes before number -1, so the point `from` itself is on the page.
    FieldDoc before = new FieldDoc(-1, Float.NaN, new Object[] {from.bytes()});
    TopDocs found = searcher.searchAfter(before, filter, size + 1, BY_ID);
    ScrollResponse.Builder response = ScrollResponse.newBuilder();
    for (int i = 0; i < Math.min(size, found.scoreDocs.length); i++) {
      response.addResult(reader.retrieved(searcher, found.scoreDocs[i].doc));
    }
    if (found.scoreDocs.length > size) {
      response.setNextPageOffset(idOf(searcher, found.scoreDocs[size].doc));
    }
    return response;
  }

  private static PointId idOf(IndexSearcher searcher, int doc) throws IOException {
    return PointDocument.key(searcher.storedFields().document(doc)).toPointId();
  }

  /** The best points of a query, best first, after the offset. */
  List<ScoredPoint> query(QueryPoints request) throws IOException {
    if (!FusionRequest.asks(request)) {
      return search(SearchRequest.of(request));
    }
    FusionRequest fusion = FusionRequest.of(request);
    return collection
        .index()
        .read(
            searcher ->
                show(
                    new Neighbours(collection.schema(), searcher).find(fusion),
                    fusion.window(),
                    reader(fusion.payload(), fusion.vectors()),
                    searcher));
  }

  /** The points nearest to a vector, nearest first, after the offset. */
  List<ScoredPoint> search(SearchRequest request) throws IOException {
    return collection
        .index()
        .read(
            searcher ->
                show(
                    new Neighbours(collection.schema(), searcher).find(request),
                    request.window(),
                    reader(request.payload(), request.vectors()),
                    searcher));
  }

  private PointReader reader(WithPayloadSelector payload, WithVectorsSelector vectors) {
    return PointReader.of(collection.schema(), payload, vectors, false);
  }

  private static List<ScoredPoint> show(
      List<VectorSearch.Hit> hits, Window window, PointReader reader, IndexSearcher searcher)
      throws IOException {
    List<ScoredPoint> points = new ArrayList<>();
    for (VectorSearch.Hit hit : hits.subList(window.skip(hits.size()), hits.size())) {
      points.add(reader.scored(searcher, hit));
    }
    return points;
  }
}
