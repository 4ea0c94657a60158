package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.Fusion;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.Query;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.Rrf;
import io.qdrant.client.grpc.Points.WithPayloadSelector;
import io.qdrant.client.grpc.Points.WithVectorsSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query that fuses the rankings of its prefetches.
 *
 * @param sources what to rank
 * @param fusion how to fuse
 * @param window the part of the fused ranking to return
 * @param threshold the fused score that results must be better than, or null
 * @param payload the part of the payload to show
 * @param vectors the vectors to show
 */
record FusionRequest(
    List<SearchRequest> sources,
    RankFusion fusion,
    Window window,
    @Nullable Float threshold,
    WithPayloadSelector payload,
    WithVectorsSelector vectors) {

  /** Whether a query ranks by other rankings, instead of by one vector. */
  static boolean asks(QueryPoints request) {
    return request.getPrefetchCount() > 0
        || request.getQuery().hasFusion()
        || request.getQuery().hasRrf();
  }

  static FusionRequest of(QueryPoints request) {
    SearchRequest.refuseOtherPlaces(request);
    if (request.getPrefetchCount() == 0) {
      throw Rejections.invalid("A fusion query needs prefetches");
    }
    List<SearchRequest> sources =
        request.getPrefetchList().stream().map(p -> source(p, request.getFilter())).toList();
    return new FusionRequest(
        sources,
        fusion(request.getQuery(), sources.size()),
        new Window(
            request.hasLimit() ? request.getLimit() : Window.DEFAULT_LIMIT, request.getOffset()),
        request.hasScoreThreshold() ? request.getScoreThreshold() : null,
        request.getWithPayload(),
        request.getWithVectors());
  }

  /** The filter of the whole query holds in each ranking, before positions are counted. */
  private static SearchRequest source(PrefetchQuery prefetch, Filter all) {
    Rejections.unsupportedIf(prefetch.getPrefetchCount() > 0, "prefetches of prefetches");
    Rejections.unsupportedIf(prefetch.hasLookupFrom(), "lookup_from");
    Filter both =
        Filter.newBuilder()
            .addMust(Condition.newBuilder().setFilter(all))
            .addMust(Condition.newBuilder().setFilter(prefetch.getFilter()))
            .build();
    return new SearchRequest(
        prefetch.getUsing(),
        SearchRequest.nearest(prefetch.getQuery()),
        both,
        new Window(prefetch.hasLimit() ? prefetch.getLimit() : Window.DEFAULT_LIMIT, 0),
        prefetch.hasScoreThreshold() ? prefetch.getScoreThreshold() : null,
        prefetch.getParams(),
        WithPayloadSelector.getDefaultInstance(),
        WithVectorsSelector.getDefaultInstance());
  }

  private static RankFusion fusion(Query query, int sources) {
    if (query.hasRrf()) {
      Rrf rrf = query.getRrf();
      return RankFusion.of(
          rrf.hasK() ? rrf.getK() : RankFusion.DEFAULT_K, rrf.getWeightsList(), sources);
    }
    if (query.getFusion() != Fusion.RRF || !query.hasFusion()) {
      String kind = query.hasFusion() ? query.getFusion().name() : query.getVariantCase().name();
      throw Rejections.unsupported(
          "queries over prefetches other than RRF (asked for: " + kind + ")");
    }
    return RankFusion.of(RankFusion.DEFAULT_K, List.of(), sources);
  }
}
