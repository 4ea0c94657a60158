package dev.gemel.clients.vector;

import static io.qdrant.client.ConditionFactory.matchKeyword;

import dev.gemel.clients.SpecException;
import dev.gemel.text.sparse.SparseVector;
import io.grpc.ManagedChannel;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.grpc.Collections.CollectionInfo;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.UpsertPoints;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Points in a Qdrant server, over the official client. Every call is idempotent, waits until the
 * server has applied it, and is repeated with back-off and jitter while the server is unavailable
 * or late. Safe for several threads. All methods throw {@link VectorStoreException} if a call
 * fails.
 */
public final class VectorStore implements AutoCloseable {
  /** How far a hybrid search looks into each ranking, at least. */
  static final int DEPTH = 50;

  private final VectorStoreSpec spec;
  private final QdrantClient client;
  private final Calls calls;

  private VectorStore(VectorStoreSpec spec, QdrantClient client, Calls calls) {
    this.spec = spec;
    this.client = client;
    this.calls = calls;
  }

  /**
   * A store that connects at its first call.
   *
   * @throws SpecException if the key's variable is named but not set
   */
  public static VectorStore connect(VectorStoreSpec spec) {
    return connect(spec, System::getenv);
  }

  static VectorStore connect(VectorStoreSpec spec, Function<String, @Nullable String> environment) {
    ManagedChannel channel = Channels.open(spec);
    try {
      QdrantClient client = Channels.client(spec, channel, environment);
      return new VectorStore(spec, client, new Calls(spec, channel));
    } catch (SpecException e) {
      channel.shutdownNow();
      throw e;
    }
  }

  /**
   * Makes sure that a collection for hybrid search is there, with a dense vector compared by cosine
   * and a sparse one weighed by rarity (IDF), and that the fields are indexed.
   *
   * @param dimension components per vector; at least 1
   * @param keywordFields payload fields to filter by
   * @throws VectorStoreException also if it exists without one of the vectors, or with another
   *     dimension, distance or index type
   */
  public void ensureCollection(String name, int dimension, List<String> keywordFields) {
    if (!exists(name)) {
      create(name, dimension);
    }
    CollectionInfo info =
        call(name, "description", () -> client.getCollectionInfoAsync(name, timeout()));
    CollectionCheck.check(info, name, spec.url(), dimension, keywordFields);
    CollectionCheck.missing(info, keywordFields).forEach(field -> index(name, field));
  }

  /** Whether the collection is there but lacks a vector that {@link #ensureCollection} makes. */
  public boolean isOutdated(String name) {
    return exists(name)
        && !CollectionCheck.isHybrid(
            call(name, "description", () -> client.getCollectionInfoAsync(name, timeout())));
  }

  /** Deletes the collection with all its points; one that is not there is passed over. */
  public void deleteCollection(String name) {
    if (exists(name)) {
      call(name, "deletion", () -> client.deleteCollectionAsync(name, timeout()));
    }
  }

  /** Writes the points, replacing those with the same id; in batches of at most 256. */
  public void upsert(String collection, List<VectorPoint> points) {
    for (UpsertPoints batch : Wire.upserts(collection, points)) {
      String what = "upsert of " + batch.getPointsCount() + " points";
      call(collection, what, () -> client.upsertAsync(batch, timeout()));
    }
  }

  /** Deletes the points; ids that are not there are passed over. */
  public void delete(String collection, List<String> ids) {
    for (DeletePoints batch : Wire.deletes(collection, ids)) {
      call(collection, "deletion", () -> client.deleteAsync(batch, timeout()));
    }
  }

  /** How many points the collection holds, exactly. */
  public long count(String collection) {
    return call(collection, "count", () -> client.countAsync(collection, null, true, timeout()));
  }

  /** How many points do not hold {@code value} in the payload's {@code field}, exactly. */
  public long countOthers(String collection, String field, String value) {
    Filter others = Filter.newBuilder().addMustNot(matchKeyword(field, value)).build();
    return call(collection, "count", () -> client.countAsync(collection, others, true, timeout()));
  }

  /**
   * The ids of all points, read page by page as the stream is consumed, in the order of the ids.
   * Points written meanwhile may or may not be among them.
   *
   * @param field a payload field to read along, or null for ids only
   */
  public Stream<VectorId> scrollIds(String collection, @Nullable String field) {
    ScrollIterator points =
        new ScrollIterator(
            offset ->
                call(
                    collection,
                    "scroll",
                    () -> client.scrollAsync(Wire.scroll(collection, field, offset), timeout())));
    int traits = Spliterator.DISTINCT | Spliterator.NONNULL | Spliterator.ORDERED;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(points, traits), false)
        .map(point -> Wire.vectorId(point, field));
  }

  /**
   * The points nearest to the query by cosine, nearest first; equals in the order of their ids.
   *
   * @param limit the most hits, at least 1
   * @param anyOf for each field the values of which a point must have one; fields are joined by
   *     and. Empty for no filter
   * @throws IllegalArgumentException for a limit below 1, a query that is not finite or a field
   *     without values
   */
  public List<VectorHit> search(
      String collection, float[] query, int limit, Map<String, List<String>> anyOf) {
    checkSearch(limit, anyOf);
    checkDense(query);
    return query(Wire.query(collection, query, limit, anyOf));
  }

  /**
   * The points that share words with the query, by BM25; equals in the order of their ids.
   *
   * @param query the question's words; without any there are no hits
   * @param limit as for the dense search
   * @param anyOf as for the dense search
   * @throws IllegalArgumentException for a limit below 1 or a field without values
   */
  public List<VectorHit> search(
      String collection, SparseVector query, int limit, Map<String, List<String>> anyOf) {
    checkSearch(limit, anyOf);
    return query.isEmpty() ? List.of() : query(Wire.query(collection, query, limit, anyOf));
  }

  /** {@link #hybrid(String, HybridQuery, int, Map)} with Qdrant's own rank constant. */
  public List<VectorHit> hybrid(
      String collection,
      float[] dense,
      SparseVector sparse,
      int limit,
      Map<String, List<String>> anyOf) {
    HybridQuery query = new HybridQuery(dense, sparse, HybridQuery.DEFAULT_RANK_CONSTANT);
    return hybrid(collection, query, limit, anyOf);
  }

  /**
   * The points that the dense and the sparse ranking favour together: one query, in which the
   * server ranks by both, {@value #DEPTH} points each or {@code limit} if that is more, and fuses
   * the two by reciprocal ranks. Equals are in the order of their ids. A question without words is
   * a dense search, with the scores of one ranking fused.
   *
   * @param limit the most hits, at least 1
   * @param anyOf as for the dense search; holds in both rankings
   * @throws IllegalArgumentException as for the dense search
   */
  public List<VectorHit> hybrid(
      String collection, HybridQuery query, int limit, Map<String, List<String>> anyOf) {
    checkSearch(limit, anyOf);
    checkDense(query.dense());
    // Qdrant leaves equal scores in any order, and they are common: it is asked for every point of
    // both rankings, so that no cut of its own falls among equals.
    var request = Wire.query(collection, query, Math.max(limit, DEPTH), anyOf);
    return query(request).stream().limit(limit).toList();
  }

  private List<VectorHit> query(QueryPoints request) {
    String collection = request.getCollectionName();
    return call(collection, "search", () -> client.queryAsync(request, timeout())).stream()
        .map(Wire::hit)
        .sorted(
            Comparator.comparingDouble(VectorHit::score).reversed().thenComparing(VectorHit::id))
        .toList();
  }

  @Override
  public String toString() {
    return "VectorStore[" + spec + "]";
  }

  /** Closes the connection; calls in progress fail. */
  @Override
  public void close() {
    client.close();
  }

  private void create(String name, int dimension) {
    CreateCollection request = Wire.collection(name, dimension);
    try {
      call(name, "creation", () -> client.createCollectionAsync(request, timeout()));
    } catch (VectorStoreException e) {
      // Another task may have been first, or our own attempt whose answer was lost.
      if (!exists(name)) {
        throw e;
      }
    }
  }

  private boolean exists(String name) {
    return call(name, "look-up", () -> client.collectionExistsAsync(name, timeout()));
  }

  private void index(String name, String field) {
    call(
        name,
        "index of '" + field + "'",
        () ->
            client.createPayloadIndexAsync(
                name, field, PayloadSchemaType.Keyword, null, true, null, timeout()));
  }

  private <T> T call(String collection, String what, Supplier<? extends Future<T>> call) {
    return calls.call(collection, what, call);
  }

  private Duration timeout() {
    return spec.timeout();
  }

  private static void checkDense(float[] query) {
    if (query.length == 0 || !VectorPoint.allFinite(query)) {
      throw new IllegalArgumentException("the query is empty or holds NaN or infinity");
    }
  }

  private static void checkSearch(int limit, Map<String, List<String>> anyOf) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + "; expected at least 1");
    }
    anyOf.forEach(
        (field, values) -> {
          if (values.isEmpty()) {
            throw new IllegalArgumentException(
                "filter '" + field + "' has no values; leave the field out for no filter");
          }
        });
  }
}
