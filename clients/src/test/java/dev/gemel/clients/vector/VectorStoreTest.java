package dev.gemel.clients.vector;

import static dev.gemel.clients.Failures.assertHides;
import static dev.gemel.clients.Failures.assertSays;
import static dev.gemel.clients.Failures.sent;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.clients.SpecException;
import dev.gemel.text.sparse.SparseVector;
import io.grpc.Status;
import io.qdrant.client.grpc.Collections.CollectionInfo;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.PayloadSchemaInfo;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.UpsertPoints;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VectorStoreTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final SparseVector WORDS = new SparseVector(new int[] {7, -1}, new float[] {1, 1});

  private FakeQdrant server;
  private VectorStore store;

  @BeforeEach
  void start() throws Exception {
    server = new FakeQdrant();
    store = VectorStore.connect(new VectorStoreSpec(server.url(), null, TIMEOUT));
  }

  @AfterEach
  void stop() {
    store.close();
    server.close();
  }

  @Test
  void aCollectionIsCreatedWithItsIndexesAndFoundAgain() {
    store.ensureCollection("c", 3, List.of("author_id", "document_id"));
    store.ensureCollection("c", 3, List.of());
    var params = requireNonNull(server.collections.infos.get("c")).getConfig().getParams();
    assertEquals(3, params.getVectorsConfig().getParamsMap().getMapOrThrow("dense").getSize());
    assertEquals(Modifier.Idf, params.getSparseVectorsConfig().getMapOrThrow("bm25").getModifier());
    assertEquals(2, server.points.indexes.size());
    assertEquals("author_id", server.points.indexes.get(0).getFieldName());
    assertEquals(1, server.calls().stream().filter("Create"::equals).count());
  }

  @Test
  void anIndexThatIsThereIsNotMadeAgain() {
    store.ensureCollection("c", 3, List.of());
    indexAs(PayloadSchemaType.Keyword);
    store.ensureCollection("c", 3, List.of("author_id"));
    assertEquals(0, server.points.indexes.size());
  }

  @Test
  void anIndexOfAnotherTypeIsRefused() {
    store.ensureCollection("c", 3, List.of());
    indexAs(PayloadSchemaType.Integer);
    var e =
        assertThrows(
            VectorStoreException.class, () -> store.ensureCollection("c", 3, List.of("author_id")));
    assertSays(e, "'author_id' as Integer", "expected Keyword");
  }

  @Test
  void anotherDimensionIsRefusedWithBothNumbersAndTheWayOut() {
    store.ensureCollection("c", 3, List.of());
    var e =
        assertThrows(VectorStoreException.class, () -> store.ensureCollection("c", 4, List.of()));
    assertSays(e, "'c'", server.url(), "dimension 3", "expected dimension 4", "delete this one");
    assertEquals("c", e.collection());
    assertEquals(server.url(), e.url());
  }

  @Test
  void aCollectionWithoutTheSparseVectorIsRefusedWithTheWayOut() {
    server.collections.infos.put("c", CollectionInfo.getDefaultInstance());
    var e =
        assertThrows(VectorStoreException.class, () -> store.ensureCollection("c", 4, List.of()));
    assertSays(e, "lacks the vectors 'dense' and 'bm25'", "delete this one to build it anew");
    assertTrue(store.isOutdated("c"));
    store.deleteCollection("c");
    store.deleteCollection("c");
    assertFalse(store.isOutdated("c"));
    store.ensureCollection("c", 4, List.of());
    assertFalse(store.isOutdated("c"));
  }

  @Test
  void aHybridSearchIsOneQueryOfTwoRankingsInADeterministicOrder() {
    store.upsert("c", points(3));
    Map<String, List<String>> anyOf = Map.of("author_id", List.of("a"));
    List<VectorHit> hits = store.hybrid("c", new float[] {1, 0}, WORDS, 2, anyOf);
    assertEquals(List.of(id(0), id(1)), hits.stream().map(VectorHit::id).toList());
    assertEquals(1, server.points.queries.size());
    var query = server.points.queries.get(0);
    assertEquals(2, query.getQuery().getRrf().getK());
    assertEquals(2 * VectorStore.DEPTH, query.getLimit());
    assertEquals(
        List.of("dense", "bm25"),
        query.getPrefetchList().stream().map(PrefetchQuery::getUsing).toList());
    query
        .getPrefetchList()
        .forEach(
            prefetch -> {
              assertEquals(VectorStore.DEPTH, prefetch.getLimit());
              assertEquals("author_id", prefetch.getFilter().getMust(0).getField().getKey());
            });
    var sparse = query.getPrefetch(1).getQuery().getNearest().getSparse();
    assertEquals(List.of(7, -1), sparse.getIndicesList());
  }

  @Test
  void pointsCarryTheirWordsWhenTheyHaveSome() {
    SparseVector none = new SparseVector(new int[0], new float[0]);
    store.upsert(
        "c",
        List.of(
            new VectorPoint(id(0), new float[] {1}, WORDS, Map.of()),
            new VectorPoint(id(1), new float[] {1}, none, Map.of()),
            new VectorPoint(id(2), new float[] {1}, Map.of())));
    List<Set<String>> names =
        server.points.stored.values().stream()
            .map(p -> p.getVectors().getVectors().getVectorsMap().keySet())
            .toList();
    assertEquals(List.of(Set.of("dense", "bm25"), Set.of("dense"), Set.of("dense")), names);
  }

  @Test
  void aSearchWithoutWordsFindsNothing() {
    SparseVector none = new SparseVector(new int[0], new float[0]);
    assertEquals(List.of(), store.search("c", none, 3, Map.of()));
    assertEquals(List.of(), server.calls());
  }

  @Test
  void losingTheRaceToCreateIsNoFailure() {
    store.ensureCollection("c", 3, List.of());
    server.collections.hidden.set(1);
    store.ensureCollection("c", 3, List.of());
    assertEquals(2, server.calls().stream().filter("Create"::equals).count());
  }

  @Test
  void pointsAreWrittenCountedScrolledAndDeleted() {
    store.upsert("c", points(600));
    store.upsert("c", points(600));
    assertEquals(600, store.count("c"));
    List<VectorId> ids = store.scrollIds("c", "rank").toList();
    assertEquals(600, ids.size());
    assertEquals(new VectorId(id(0), 0L), ids.get(0));
    assertEquals(new VectorId(id(599), 599L), ids.get(599));
    store.delete("c", ids.stream().map(VectorId::id).toList());
    assertEquals(0, store.count("c"));
    assertEquals(0, store.scrollIds("c", null).count());
  }

  @Test
  void scrollingReadsOnlyThePagesThatAreConsumed() {
    store.upsert("c", points(600));
    assertEquals(10, store.scrollIds("c", null).limit(10).count());
    assertEquals(1, server.calls().stream().filter("Scroll"::equals).count());
  }

  @Test
  void batchesAreBoundedInCountAndBytes() {
    store.upsert("c", points(600));
    assertEquals(List.of(256, 256, 88), batches());
    server.points.upserts.clear();
    List<VectorPoint> large = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      large.add(new VectorPoint(id(i), new float[] {1}, Map.of("text", "x".repeat(900_000))));
    }
    store.upsert("c", large);
    assertEquals(List.of(2, 2, 1), batches());
    assertTrue(server.points.upserts.stream().allMatch(UpsertPoints::getWait));
  }

  @Test
  void nothingToWriteIsNoCall() {
    store.upsert("c", List.of());
    store.delete("c", List.of());
    assertEquals(List.of(), server.calls());
  }

  @Test
  void searchFiltersAndOrdersEqualScoresById() {
    store.upsert("c", points(3));
    Map<String, List<String>> anyOf = Map.of("author_id", List.of("a", "b"));
    List<VectorHit> hits = store.search("c", new float[] {1, 0}, 5, anyOf);
    assertEquals(List.of(id(0), id(1), id(2)), hits.stream().map(VectorHit::id).toList());
    assertEquals(new VectorHit(id(1), 0.5, Map.of("rank", 1L)), hits.get(1));
    var query = server.points.queries.get(0);
    assertEquals(5, query.getLimit());
    var match = query.getFilter().getMust(0).getField();
    assertEquals("author_id", match.getKey());
    assertEquals(List.of("a", "b"), match.getMatch().getKeywords().getStringsList());
  }

  @Test
  void senselessSearchesAreRefused() {
    float[] query = {1};
    float[] nan = {Float.NaN};
    Map<String, List<String>> none = Map.of("author_id", List.of());
    assertThrows(IllegalArgumentException.class, () -> store.search("c", query, 0, Map.of()));
    assertThrows(IllegalArgumentException.class, () -> store.search("c", nan, 1, Map.of()));
    assertThrows(IllegalArgumentException.class, () -> store.search("c", query, 1, none));
    assertThrows(IllegalArgumentException.class, () -> store.search("c", WORDS, 0, Map.of()));
    assertThrows(IllegalArgumentException.class, () -> store.hybrid("c", nan, WORDS, 1, Map.of()));
    assertThrows(IllegalArgumentException.class, () -> new HybridQuery(query, WORDS, 0));
    assertThrows(IllegalArgumentException.class, () -> store.delete("c", List.of("7")));
  }

  @Test
  void aServerThatComesBackIsNoFailure() {
    server.failWith(Status.UNAVAILABLE, Status.DEADLINE_EXCEEDED);
    store.upsert("c", points(1));
    assertEquals(List.of("Upsert", "Upsert", "Upsert"), server.calls());
  }

  @Test
  void otherFailuresAreNotRepeated() {
    server.failWith(Status.INVALID_ARGUMENT.withDescription("expected dim: 3, got 2"));
    var e = assertThrows(VectorStoreException.class, () -> store.upsert("c", points(1)));
    assertSays(e, "upsert of 1 points", "expected dim: 3, got 2", "'c'", server.url());
    assertEquals(1, server.calls().size());
  }

  @Test
  void aFailureInATaskReachesTheDriver() throws Exception {
    server.failWith(Status.NOT_FOUND.withDescription("no collection c"));
    var e = assertThrows(VectorStoreException.class, () -> store.count("c"));
    assertSays(sent(e), "no collection c", "'c'", "create the collection first");
  }

  @Test
  void silenceEndsWithTheBudget() {
    server.fallSilent();
    Duration brief = Duration.ofMillis(100);
    try (VectorStore hasty = VectorStore.connect(new VectorStoreSpec(server.url(), null, brief))) {
      var e = assertThrows(VectorStoreException.class, () -> hasty.count("c"));
      assertSays(e, "DEADLINE_EXCEEDED", "raise the timeout");
    }
    assertTrue(server.calls().size() >= 2);
  }

  @Test
  void nothingListeningSaysWhereAndWhatToCheck() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var spec = new VectorStoreSpec("http://127.0.0.1:" + port, null, Duration.ofMillis(200));
    try (VectorStore none = VectorStore.connect(spec)) {
      var e = assertThrows(VectorStoreException.class, () -> none.count("c"));
      assertSays(e, spec.url(), "UNAVAILABLE", "Connection refused", "not 6333");
    }
  }

  @Test
  void anInterruptEndsTheCallAndIsKept() {
    Thread.currentThread().interrupt();
    assertThrows(VectorStoreException.class, () -> store.count("c"));
    assertTrue(Thread.interrupted());
  }

  @Test
  void theKeyGoesToTheServerAndNowhereElse() {
    var spec = new VectorStoreSpec(server.url(), "GEMEL_TEST_KEY", TIMEOUT);
    try (VectorStore keyed = VectorStore.connect(spec, name -> "secret-" + name)) {
      keyed.count("c");
      assertEquals("secret-GEMEL_TEST_KEY", server.key());
      server.failWith(Status.UNAUTHENTICATED);
      var e = assertThrows(VectorStoreException.class, () -> keyed.count("c"));
      assertSays(e, "apiKeyEnv");
      assertHides(e, "secret-");
      assertFalse(keyed.toString().contains("secret-"));
    }
  }

  @Test
  void aMissingKeyIsFoundBeforeAnyCall() {
    var spec = new VectorStoreSpec(server.url(), "GEMEL_TEST_KEY", TIMEOUT);
    SpecException e =
        assertThrows(SpecException.class, () -> VectorStore.connect(spec, name -> null));
    assertSays(e, "GEMEL_TEST_KEY is not set");
  }

  private void indexAs(PayloadSchemaType type) {
    server.collections.infos.computeIfPresent(
        "c",
        (name, info) ->
            info.toBuilder()
                .putPayloadSchema(
                    "author_id", PayloadSchemaInfo.newBuilder().setDataType(type).build())
                .build());
  }

  private List<Integer> batches() {
    return server.points.upserts.stream().map(UpsertPoints::getPointsCount).toList();
  }

  private static List<VectorPoint> points(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> new VectorPoint(id(i), new float[] {i, 1}, Map.of("rank", i)))
        .toList();
  }

  private static String id(int i) {
    return new UUID(0, i).toString();
  }
}
