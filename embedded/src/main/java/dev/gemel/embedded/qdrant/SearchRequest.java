package dev.gemel.embedded.qdrant;

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
 * @param limit how many points to return, as an unsigned number
 * @param offset how many nearer points to leave out, as an unsigned number
 * @param threshold the score results must be better than, or null
 * @param params how to search
 * @param payload the part of the payload to show
 * @param vectors the vectors to show
 */
record SearchRequest(
    String vectorName,
    VectorInput target,
    Filter filter,
    long limit,
    long offset,
    @Nullable Float threshold,
    SearchParams params,
    WithPayloadSelector payload,
    WithVectorsSelector vectors) {
  private static final long DEFAULT_LIMIT = 10;

  SearchRequest {
    if (limit == 0) {
      throw Rejections.invalidField("limit", 0, "must be 1.0 or larger");
    }
  }

  static SearchRequest of(QueryPoints request) {
    Rejections.unsupportedIf(request.getPrefetchCount() > 0, "prefetch queries");
    Rejections.unsupportedIf(request.hasLookupFrom(), "lookup_from");
    Rejections.unsupportedIf(request.hasShardKeySelector(), "shard keys");
    return new SearchRequest(
        request.getUsing(),
        nearest(request.getQuery()),
        request.getFilter(),
        request.hasLimit() ? request.getLimit() : DEFAULT_LIMIT,
        request.getOffset(),
        request.hasScoreThreshold() ? request.getScoreThreshold() : null,
        request.getParams(),
        request.getWithPayload(),
        request.getWithVectors());
  }

  private static VectorInput nearest(Query query) {
    if (!query.hasNearest()) {
      throw Rejections.unsupported(
          "queries other than nearest (asked for: " + query.getVariantCase() + ")");
    }
    return query.getNearest();
  }

  static SearchRequest of(SearchPoints request) {
    Rejections.unsupportedIf(request.hasSparseIndices(), "sparse vectors");
    Rejections.unsupportedIf(request.hasShardKeySelector(), "shard keys");
    return new SearchRequest(
        request.getVectorName(),
        io.qdrant.client.VectorInputFactory.vectorInput(request.getVectorList()),
        request.getFilter(),
        request.getLimit(),
        request.getOffset(),
        request.hasScoreThreshold() ? request.getScoreThreshold() : null,
        request.getParams(),
        request.getWithPayload(),
        request.getWithVectors());
  }

  /** {@code limit} and {@code offset} together, at most {@code points}. */
  int window(int points) {
    long small = Math.max(1, points);
    return (int) Math.min(small, bounded(limit, small) + bounded(offset, small));
  }

  int skip(int found) {
    return (int) bounded(offset, found);
  }

  private static long bounded(long unsigned, long bound) {
    return Long.compareUnsigned(unsigned, bound) > 0 ? bound : unsigned;
  }
}
