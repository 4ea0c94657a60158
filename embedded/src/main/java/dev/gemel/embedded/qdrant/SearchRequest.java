package dev.gemel.embedded.qdrant;

import static io.qdrant.client.VectorInputFactory.vectorInput;

import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.Query;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.SearchParams;
import io.qdrant.client.grpc.Points.SearchPoints;
import io.qdrant.client.grpc.Points.VectorInput;
import io.qdrant.client.grpc.Points.WithPayloadSelector;
import io.qdrant.client.grpc.Points.WithVectorsSelector;
import org.jspecify.annotations.Nullable;

/**
 * What the query and the older search request have in common.
 *
 * @param vectorName the vector compared; empty for the unnamed one
 * @param target the vector looked for, as sent
 * @param filter what points must match
 * @param window the part of the ranking to return
 * @param threshold the score results must be better than, or null
 * @param params how to search
 * @param payload the part of the payload to show
 * @param vectors the vectors to show
 */
record SearchRequest(
    String vectorName,
    VectorInput target,
    Filter filter,
    Window window,
    @Nullable Float threshold,
    SearchParams params,
    WithPayloadSelector payload,
    WithVectorsSelector vectors) {

  static SearchRequest of(QueryPoints request) {
    refuseOtherPlaces(request);
    return new SearchRequest(
        request.getUsing(),
        nearest(request.getQuery()),
        request.getFilter(),
        new Window(
            request.hasLimit() ? request.getLimit() : Window.DEFAULT_LIMIT, request.getOffset()),
        request.hasScoreThreshold() ? request.getScoreThreshold() : null,
        request.getParams(),
        request.getWithPayload(),
        request.getWithVectors());
  }

  static void refuseOtherPlaces(QueryPoints request) {
    Rejections.unsupportedIf(request.hasLookupFrom(), "lookup_from");
    Rejections.unsupportedIf(request.hasShardKeySelector(), "shard keys");
  }

  static VectorInput nearest(Query query) {
    if (!query.hasNearest()) {
      throw Rejections.unsupported(
          "queries other than nearest (asked for: " + query.getVariantCase() + ")");
    }
    return query.getNearest();
  }

  static SearchRequest of(SearchPoints request) {
    Rejections.unsupportedIf(request.hasShardKeySelector(), "shard keys");
    return new SearchRequest(
        request.getVectorName(),
        target(request),
        request.getFilter(),
        new Window(request.getLimit(), request.getOffset()),
        request.hasScoreThreshold() ? request.getScoreThreshold() : null,
        request.getParams(),
        request.getWithPayload(),
        request.getWithVectors());
  }

  private static VectorInput target(SearchPoints request) {
    return request.hasSparseIndices()
        ? vectorInput(request.getVectorList(), request.getSparseIndices().getDataList())
        : vectorInput(request.getVectorList());
  }
}
