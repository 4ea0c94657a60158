package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.VectorInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/**
 * The points nearest to a vector, dense or sparse, and rankings fused, in one state of an index.
 */
record Neighbours(CollectionSchema schema, IndexSearcher searcher) {
  private static final int DEFAULT_BREADTH = 128;
  private static final int MAX_BREADTH = 10_000;

  /** From the nearest to the end of the request's window. */
  List<VectorSearch.Hit> find(SearchRequest request) throws IOException {
    SparseSpec sparse = schema.sparse().get(request.vectorName());
    return sparse == null
        ? dense(request, schema.vector(request.vectorName()))
        : sparse(request, sparse);
  }

  /** The fused ranking, to the end of the request's window. */
  List<VectorSearch.Hit> find(FusionRequest request) throws IOException {
    List<List<VectorSearch.Hit>> rankings = new ArrayList<>();
    for (SearchRequest source : request.sources()) {
      rankings.add(find(source));
    }
    @Nullable Float threshold = request.threshold();
    return request.fusion().fuse(rankings).stream()
        .filter(hit -> threshold == null || hit.score() > threshold)
        .limit(request.window().end(points()))
        .toList();
  }

  private int points() {
    return searcher.getIndexReader().numDocs();
  }

  private List<VectorSearch.Hit> dense(SearchRequest request, VectorSpec spec) throws IOException {
    VectorInput target = request.target();
    long ef = request.params().hasHnswEf() ? request.params().getHnswEf() : DEFAULT_BREADTH;
    VectorSearch search =
        new VectorSearch(
            spec,
            vectorOf(spec, target),
            filter(request, target),
            request.window().end(points()),
            Long.compareUnsigned(ef, MAX_BREADTH) > 0 ? MAX_BREADTH : (int) ef,
            request.params().getExact() ? Integer.MAX_VALUE : VectorSearch.EXACT_BELOW,
            request.threshold());
    return search.run(searcher);
  }

  private List<VectorSearch.Hit> sparse(SearchRequest request, SparseSpec spec) throws IOException {
    VectorInput target = request.target();
    SparseSearch search =
        new SparseSearch(
            spec,
            vectorOf(spec, target),
            filter(request, target),
            request.window().end(points()),
            request.threshold());
    return search.run(searcher);
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

  private float[] vectorOf(VectorSpec spec, VectorInput input) throws IOException {
    return switch (input.getVariantCase()) {
      case DENSE -> spec.prepare(input.getDense().getDataList());
      case ID -> found(StoredVectors.read(searcher, spec, doc(input.getId())), input.getId());
      case SPARSE -> throw Rejections.wrongKind(spec.name());
      default -> throw unusable(input);
    };
  }

  private SparseValues vectorOf(SparseSpec spec, VectorInput input) throws IOException {
    return switch (input.getVariantCase()) {
      case SPARSE ->
          SparseValues.of(input.getSparse().getIndicesList(), input.getSparse().getValuesList());
      case ID -> found(StoredVectors.read(searcher, spec, doc(input.getId())), input.getId());
      case DENSE -> throw Rejections.wrongKind(spec.name());
      default -> throw unusable(input);
    };
  }

  private static RuntimeException unusable(VectorInput input) {
    return input.getVariantCase() == VectorInput.VariantCase.VARIANT_NOT_SET
        ? Rejections.invalid("The query has no vector")
        : Rejections.unsupported("query vectors of kind " + input.getVariantCase());
  }

  private int doc(PointId id) throws IOException {
    ScoreDoc[] hits = searcher.search(FilterQuery.hasKey(PointKey.of(id)), 1).scoreDocs;
    if (hits.length == 0) {
      throw noPoint(id);
    }
    return hits[0].doc;
  }

  private static <T> T found(@Nullable T vector, PointId id) {
    if (vector == null) {
      throw noPoint(id);
    }
    return vector;
  }

  private static RuntimeException noPoint(PointId id) {
    return Rejections.noPoint(PointKey.of(id).term().substring(1));
  }
}
