package dev.gemel.clients.vector;

import static io.qdrant.client.ConditionFactory.matchKeywords;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.QueryFactory.rrf;
import static io.qdrant.client.VectorFactory.vector;
import static io.qdrant.client.VectorsFactory.namedVectors;
import static io.qdrant.client.WithPayloadSelectorFactory.enable;
import static io.qdrant.client.WithPayloadSelectorFactory.include;

import com.google.common.primitives.Floats;
import com.google.common.primitives.Ints;
import dev.gemel.text.sparse.SparseVector;
import io.qdrant.client.QueryFactory;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.SparseVectorConfig;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Collections.VectorParamsMap;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PointsIdsList;
import io.qdrant.client.grpc.Points.PointsSelector;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.Query;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.Rrf;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.Points.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Our records to Qdrant's messages and back. */
final class Wire {
  /** The most points per message. */
  static final int BATCH = 256;

  /** The most bytes per message, unless one point alone is larger; servers take 4 MiB or more. */
  static final int BATCH_BYTES = 2 << 20;

  private Wire() {}

  static CreateCollection collection(String name, int dimension) {
    VectorParams dense =
        VectorParams.newBuilder().setSize(dimension).setDistance(Distance.Cosine).build();
    SparseVectorParams sparse = SparseVectorParams.newBuilder().setModifier(Modifier.Idf).build();
    return CreateCollection.newBuilder()
        .setCollectionName(name)
        .setVectorsConfig(
            VectorsConfig.newBuilder()
                .setParamsMap(VectorParamsMap.newBuilder().putMap(VectorNames.DENSE, dense)))
        .setSparseVectorsConfig(SparseVectorConfig.newBuilder().putMap(VectorNames.SPARSE, sparse))
        .build();
  }

  static PointStruct point(VectorPoint point) {
    return PointStruct.newBuilder()
        .setId(id(UUID.fromString(point.id())))
        .setVectors(namedVectors(vectors(point)))
        .putAllPayload(Payloads.toValues(point.payload()))
        .build();
  }

  private static Map<String, Vector> vectors(VectorPoint point) {
    SparseVector sparse = point.sparse();
    Vector dense = vector(point.vector());
    return sparse == null || sparse.isEmpty()
        ? Map.of(VectorNames.DENSE, dense)
        : Map.of(
            VectorNames.DENSE,
            dense,
            VectorNames.SPARSE,
            vector(Floats.asList(sparse.values()), Ints.asList(sparse.indices())));
  }

  /** Bounded in count and bytes, in order. */
  static List<UpsertPoints> upserts(String collection, List<VectorPoint> points) {
    List<UpsertPoints> batches = new ArrayList<>();
    UpsertPoints.Builder batch = upsert(collection);
    int bytes = 0;
    for (VectorPoint vectorPoint : points) {
      PointStruct point = point(vectorPoint);
      int size = point.getSerializedSize();
      boolean full = batch.getPointsCount() == BATCH || bytes + size > BATCH_BYTES;
      if (full && batch.getPointsCount() > 0) {
        batches.add(batch.build());
        batch = upsert(collection);
        bytes = 0;
      }
      batch.addPoints(point);
      bytes += size;
    }
    if (batch.getPointsCount() > 0) {
      batches.add(batch.build());
    }
    return batches;
  }

  static List<DeletePoints> deletes(String collection, List<String> ids) {
    List<DeletePoints> batches = new ArrayList<>();
    for (int i = 0; i < ids.size(); i += BATCH) {
      List<PointId> batch =
          ids.subList(i, Math.min(ids.size(), i + BATCH)).stream().map(Wire::pointId).toList();
      PointsIdsList list = PointsIdsList.newBuilder().addAllIds(batch).build();
      batches.add(
          DeletePoints.newBuilder()
              .setCollectionName(collection)
              .setWait(true)
              .setPoints(PointsSelector.newBuilder().setPoints(list))
              .build());
    }
    return batches;
  }

  static ScrollPoints scroll(String collection, @Nullable String field, @Nullable PointId offset) {
    ScrollPoints.Builder scroll =
        ScrollPoints.newBuilder()
            .setCollectionName(collection)
            .setLimit(BATCH)
            .setWithPayload(field == null ? enable(false) : include(List.of(field)));
    if (offset != null) {
      scroll.setOffset(offset);
    }
    return scroll.build();
  }

  static QueryPoints query(
      String collection, float[] query, int limit, Map<String, List<String>> anyOf) {
    return query(collection, limit)
        .setUsing(VectorNames.DENSE)
        .setQuery(nearest(query))
        .setFilter(filter(anyOf))
        .build();
  }

  static QueryPoints query(
      String collection, SparseVector query, int limit, Map<String, List<String>> anyOf) {
    return query(collection, limit)
        .setUsing(VectorNames.SPARSE)
        .setQuery(nearest(query))
        .setFilter(filter(anyOf))
        .build();
  }

  /** Both rankings to {@code depth}, and every point of either in the answer. */
  static QueryPoints query(
      String collection, HybridQuery query, int depth, Map<String, List<String>> anyOf) {
    QueryPoints.Builder fused =
        query(collection, 2 * depth)
            .addPrefetch(prefetch(VectorNames.DENSE, nearest(query.dense()), depth, anyOf))
            .setQuery(rrf(Rrf.newBuilder().setK(query.rankConstant()).build()));
    if (!query.sparse().isEmpty()) {
      fused.addPrefetch(prefetch(VectorNames.SPARSE, nearest(query.sparse()), depth, anyOf));
    }
    return fused.build();
  }

  private static PrefetchQuery prefetch(
      String using, Query query, int limit, Map<String, List<String>> anyOf) {
    return PrefetchQuery.newBuilder()
        .setUsing(using)
        .setQuery(query)
        .setLimit(limit)
        .setFilter(filter(anyOf))
        .build();
  }

  private static Query nearest(float[] vector) {
    return QueryFactory.nearest(vector);
  }

  private static Query nearest(SparseVector vector) {
    return QueryFactory.nearest(Floats.asList(vector.values()), Ints.asList(vector.indices()));
  }

  private static QueryPoints.Builder query(String collection, int limit) {
    return QueryPoints.newBuilder()
        .setCollectionName(collection)
        .setLimit(limit)
        .setWithPayload(enable(true));
  }

  private static Filter filter(Map<String, List<String>> anyOf) {
    Filter.Builder filter = Filter.newBuilder();
    anyOf.forEach((field, values) -> filter.addMust(matchKeywords(field, values)));
    return filter.build();
  }

  static VectorHit hit(ScoredPoint point) {
    return new VectorHit(
        text(point.getId()), point.getScore(), Payloads.fromValues(point.getPayloadMap()));
  }

  static VectorId vectorId(RetrievedPoint point, @Nullable String field) {
    Object value =
        field == null ? null : Payloads.fromValues(point.getPayloadMap()).getOrDefault(field, null);
    return new VectorId(text(point.getId()), value);
  }

  static PointId pointId(String id) {
    if (!VectorPoint.isUuid(id)) {
      throw new IllegalArgumentException("point id is '" + id + "'; expected a UUID");
    }
    return id(UUID.fromString(id));
  }

  private static String text(PointId id) {
    return id.hasUuid() ? id.getUuid() : Long.toUnsignedString(id.getNum());
  }

  private static UpsertPoints.Builder upsert(String collection) {
    return UpsertPoints.newBuilder().setCollectionName(collection).setWait(true);
  }
}
