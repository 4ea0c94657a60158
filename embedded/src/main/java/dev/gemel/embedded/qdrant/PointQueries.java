package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.CountPoints;
import io.qdrant.client.grpc.Points.GetPoints;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.VectorInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
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
  private static final int DEFAULT_BREADTH = 128;
  private static final int MAX_BREADTH = 10_000;
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

  /** The points nearest to a vector, nearest first, after the offset. */
  List<ScoredPoint> search(SearchRequest request) throws IOException {
    VectorSpec spec = collection.schema().vector(request.vectorName());
    PointReader reader =
        PointReader.of(collection.schema(), request.payload(), request.vectors(), false);
    return collection.index().read(searcher -> search(searcher, request, spec, reader));
  }

  private static List<ScoredPoint> search(
      IndexSearcher searcher, SearchRequest request, VectorSpec spec, PointReader reader)
      throws IOException {
    List<VectorSearch.Hit> hits = prepare(searcher, request, spec).run(searcher);
    List<ScoredPoint> points = new ArrayList<>();
    for (VectorSearch.Hit hit : hits.subList(request.skip(hits.size()), hits.size())) {
      points.add(reader.scored(searcher, hit));
    }
    return points;
  }

  private static VectorSearch prepare(
      IndexSearcher searcher, SearchRequest request, VectorSpec spec) throws IOException {
    VectorInput target = request.target();
    long ef = request.params().hasHnswEf() ? request.params().getHnswEf() : DEFAULT_BREADTH;
    return new VectorSearch(
        spec,
        vectorOf(searcher, spec, target),
        filter(request, target),
        request.window(searcher.getIndexReader().numDocs()),
        Long.compareUnsigned(ef, MAX_BREADTH) > 0 ? MAX_BREADTH : (int) ef,
        request.params().getExact(),
        request.threshold());
  }

  /** A point looked for by its own vector is no neighbour of itself. */
  private static Query filter(SearchRequest request, VectorInput target) {
    Query filter = FilterQuery.of(request.filter());
    if (!target.hasId()) {
      return filter;
    }
    return new BooleanQuery.Builder()
        .add(filter, Occur.FILTER)
        .add(FilterQuery.hasKey(PointKey.of(target.getId())), Occur.MUST_NOT)
        .build();
  }

  private static float[] vectorOf(IndexSearcher searcher, VectorSpec spec, VectorInput input)
      throws IOException {
    return switch (input.getVariantCase()) {
      case DENSE -> spec.prepare(input.getDense().getDataList());
      case ID -> vectorOf(searcher, spec, input.getId());
      case VARIANT_NOT_SET -> throw Rejections.invalid("The query has no vector");
      case SPARSE, MULTI_DENSE, DOCUMENT, IMAGE, OBJECT ->
          throw Rejections.unsupported("query vectors of kind " + input.getVariantCase());
    };
  }

  private static float[] vectorOf(IndexSearcher searcher, VectorSpec spec, PointId id)
      throws IOException {
    PointKey key = PointKey.of(id);
    for (ScoreDoc hit : searcher.search(FilterQuery.hasKey(key), 1).scoreDocs) {
      float[] vector = StoredVectors.read(searcher, spec, hit.doc);
      if (vector != null) {
        return vector;
      }
    }
    throw Rejections.noPoint(key.term().substring(1));
  }
}
