package dev.gemel.embedded.qdrant;

import static dev.gemel.embedded.qdrant.QdrantUnderTest.get;
import static dev.gemel.embedded.qdrant.QdrantUnderTest.params;
import static dev.gemel.embedded.qdrant.QdrantUnderTest.refusal;
import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.ValueFactory.list;
import static io.qdrant.client.ValueFactory.nullValue;
import static io.qdrant.client.ValueFactory.value;
import static io.qdrant.client.VectorsFactory.vectors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.WithPayloadSelectorFactory;
import io.qdrant.client.WithVectorsSelectorFactory;
import io.qdrant.client.grpc.Collections.CollectionInfo;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.JsonWithInt.Struct;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import io.qdrant.client.grpc.Points.UpdateStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Collections and points as Gemel uses them, through the official client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QdrantContractTest {
  private static final UUID UUID_1 = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final UUID UUID_2 = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

  private QdrantUnderTest server;
  private QdrantClient client;

  @BeforeAll
  void connect(@TempDir Path folder) {
    server = QdrantUnderTest.start(folder);
    client = server.client();
  }

  @AfterAll
  void disconnect() {
    server.close();
  }

  private static PointStruct point(PointId id, Map<String, Value> payload, float... vector) {
    return PointStruct.newBuilder()
        .setId(id)
        .setVectors(vectors(vector))
        .putAllPayload(payload)
        .build();
  }

  private static Value object(Map<String, Value> fields) {
    return Value.newBuilder().setStructValue(Struct.newBuilder().putAllFields(fields)).build();
  }

  private static PointStruct point(long id) {
    return point(id(id), Map.of("number", value(id)), (float) id, 1);
  }

  private String collectionOf(PointStruct... points) {
    String name = server.createCollection(2, Distance.Dot);
    get(client.upsertAsync(name, List.of(points)));
    return name;
  }

  private List<RetrievedPoint> retrieve(String name, PointId... ids) {
    return get(client.retrieveAsync(name, List.of(ids), true, true, null));
  }

  private Map<String, Value> payload(String name, PointId id) {
    return retrieve(name, id).get(0).getPayloadMap();
  }

  @Test
  void answersHealthChecks() {
    assertTrue(get(client.healthCheckAsync()).getVersion().startsWith("1."));
  }

  @Test
  void createsListsDescribesAndDeletesCollections() {
    String name = server.createCollection(3, Distance.Cosine);
    assertTrue(get(client.collectionExistsAsync(name)));
    assertTrue(get(client.listCollectionsAsync()).contains(name));
    CollectionInfo info = get(client.getCollectionInfoAsync(name));
    assertEquals(
        params(3, Distance.Cosine), info.getConfig().getParams().getVectorsConfig().getParams());
    assertEquals(0, info.getPointsCount());
    assertTrue(get(client.deleteCollectionAsync(name)).getResult());
    assertFalse(get(client.collectionExistsAsync(name)));
    refusal(Status.Code.NOT_FOUND, () -> client.getCollectionInfoAsync(name));
  }

  @Test
  void refusesACollectionThatExists() {
    String name = server.createCollection(3, Distance.Cosine);
    String words =
        refusal(
            Status.Code.ALREADY_EXISTS,
            () -> client.createCollectionAsync(name, params(4, Distance.Dot)));
    assertTrue(words.contains("Collection `" + name + "` already exists!"), words);
  }

  @Test
  void refusesUnknownCollections() {
    String words = refusal(Status.Code.NOT_FOUND, () -> client.countAsync("gemel-test-none"));
    assertTrue(words.contains("Collection `gemel-test-none` doesn't exist!"), words);
    refusal(Status.Code.NOT_FOUND, () -> client.upsertAsync("gemel-test-none", List.of(point(1))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../escape", "a/b", "a:b", "a\\b", "nul\0"})
  void refusesHostileNames(String name) {
    refusal(
        Status.Code.INVALID_ARGUMENT,
        () -> client.createCollectionAsync(name, params(4, Distance.Dot)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "UPPER", "upper", "\u00e4 b", "deleted~x", "~"})
  void takesOddNames(String suffix) {
    String name = "gemel-" + UUID.randomUUID() + suffix;
    get(client.createCollectionAsync(name, params(2, Distance.Dot)));
    get(client.upsertAsync(name, List.of(point(1))));
    assertEquals(1, get(client.countAsync(name)));
    get(client.deleteCollectionAsync(name));
  }

  @Test
  void upsertReplacesPointsWhole() {
    String name = collectionOf(point(1), point(2));
    var result =
        get(client.upsertAsync(name, List.of(point(id(1), Map.of("a", value("x")), 5, 5))));
    assertEquals(UpdateStatus.Completed, result.getStatus());
    assertEquals(2, get(client.countAsync(name)));
    RetrievedPoint point = retrieve(name, id(1)).get(0);
    assertEquals(Map.of("a", value("x")), point.getPayloadMap());
    assertEquals(List.of(5f, 5f), point.getVectors().getVector().getDense().getDataList());
  }

  @Test
  void keepsPayloadsAsSent() {
    Map<String, Value> payload =
        Map.of(
            "text",
            value("\u00e4\uD83D\uDE00\n\0" + "long ".repeat(50_000)),
            "integer",
            value(Long.MIN_VALUE),
            "double",
            value(0.1),
            "bool",
            value(false),
            "null",
            nullValue(),
            "list",
            list(List.of(value(1), value("x"), nullValue(), list(List.of()))),
            "object",
            Value.newBuilder()
                .setStructValue(Struct.newBuilder().putFields("a.b", value(1)))
                .build(),
            "",
            value("empty key"),
            "k".repeat(40_000),
            value("long key"));
    String name = collectionOf(point(id(1), payload, 1, 1));
    assertEquals(payload, payload(name, id(1)));
  }

  @Test
  void getsKnownPointsOnce() {
    String name = collectionOf(point(1), point(2), point(id(UUID_1), Map.of(), 1, 1));
    List<RetrievedPoint> points = retrieve(name, id(2), id(9), id(UUID_1), id(2));
    assertEquals(
        Set.of(id(2), id(UUID_1)), Set.copyOf(points.stream().map(RetrievedPoint::getId).toList()));
    assertEquals(2, points.size());
  }

  @Test
  void scrollsInTheOrderOfIds() {
    String name =
        collectionOf(
            point(id(UUID_2), Map.of(), 1, 1),
            point(-1),
            point(10),
            point(9),
            point(0),
            point(id(UUID_1), Map.of(), 1, 1));
    assertEquals(List.of(id(0), id(9), id(10), id(-1), id(UUID_1), id(UUID_2)), scrollAll(name, 2));
    assertEquals(scrollAll(name, 2), scrollAll(name, 100));
    assertEquals(scrollAll(name, 2), scrollAll(name, 6));
  }

  private List<PointId> scrollAll(String name, int limit) {
    ScrollPoints.Builder request =
        ScrollPoints.newBuilder().setCollectionName(name).setLimit(limit);
    List<PointId> ids = new ArrayList<>();
    while (true) {
      ScrollResponse page = get(client.scrollAsync(request.build()));
      page.getResultList().forEach(point -> ids.add(point.getId()));
      if (!page.hasNextPageOffset()) {
        return ids;
      }
      assertEquals(limit, page.getResultCount());
      request.setOffset(page.getNextPageOffset());
    }
  }

  @Test
  void deletesByIdsAndByFilter() {
    String name =
        collectionOf(point(1), point(2), point(id(3), Map.of("a", value("x")), 1, 1), point(4));
    get(client.deleteAsync(name, List.of(id(1), id(99))));
    get(client.deleteAsync(name, Filter.newBuilder().addMust(matchKeyword("a", "x")).build()));
    assertEquals(List.of(id(2), id(4)), scrollAll(name, 10));
    get(client.deleteAsync(name, Filter.getDefaultInstance()));
    assertEquals(0, get(client.countAsync(name)));
  }

  @Test
  void updatesPayloads() {
    String name = collectionOf(point(1), point(2));
    get(client.setPayloadAsync(name, Map.of("a", value("x")), id(1), true, null, null));
    assertEquals(Map.of("number", value(1), "a", value("x")), payload(name, id(1)));
    Filter changed = Filter.newBuilder().addMust(matchKeyword("a", "x")).build();
    assertEquals(1, get(client.countAsync(name, changed, true)));

    get(
        client.overwritePayloadAsync(
            name, Map.of("b", value(1), "c", value(2)), changed, true, null, null));
    assertEquals(Map.of("b", value(1), "c", value(2)), payload(name, id(1)));
    get(client.deletePayloadAsync(name, List.of("b"), id(1), true, null, null));
    assertEquals(Map.of("c", value(2)), payload(name, id(1)));
    get(client.clearPayloadAsync(name, id(1), true, null, null));
    assertEquals(Map.of(), payload(name, id(1)));

    assertEquals(Map.of("number", value(2)), payload(name, id(2)));
    assertEquals(
        List.of(1f, 1f),
        retrieve(name, id(1)).get(0).getVectors().getVector().getDense().getDataList());
  }

  @Test
  void takesPayloadIndexes() {
    String name = collectionOf(point(1));
    get(
        client.createPayloadIndexAsync(
            name, "number", PayloadSchemaType.Integer, null, true, null, null));
    var schema = get(client.getCollectionInfoAsync(name)).getPayloadSchemaMap();
    assertEquals(
        PayloadSchemaType.Integer, Objects.requireNonNull(schema.get("number")).getDataType());
    get(client.deletePayloadIndexAsync(name, "number", true, null, null));
    assertEquals(0, get(client.getCollectionInfoAsync(name)).getPayloadSchemaCount());
  }

  @Test
  void refusesABadPointAndWritesNoneOfTheRequest() {
    String name = server.createCollection(2, Distance.Dot);
    PointStruct wide = point(id(2), Map.of(), 1, 2, 3);
    String words =
        refusal(
            Status.Code.INVALID_ARGUMENT, () -> client.upsertAsync(name, List.of(point(1), wide)));
    assertTrue(words.contains("expected dim: 2, got 3"), words);
    PointId garbled = PointId.newBuilder().setUuid("not-a-uuid").build();
    refusal(
        Status.Code.INVALID_ARGUMENT,
        () -> client.upsertAsync(name, List.of(point(1), point(garbled, Map.of(), 1, 1))));
    refusal(
        Status.Code.INVALID_ARGUMENT,
        () ->
            client.upsertAsync(name, List.of(point(PointId.getDefaultInstance(), Map.of(), 1, 1))));
    assertEquals(0, get(client.countAsync(name)));
  }

  @Test
  void selectsPayloadAndVectors() {
    Value object = object(Map.of("b", value(1), "c", value(2)));
    String name = collectionOf(point(id(1), Map.of("a", object, "d", value(3)), 1, 1));
    assertEquals(
        Set.of("d"), scrolled(name, WithPayloadSelectorFactory.include(List.of("d"))).keySet());
    assertEquals(
        Set.of("a"), scrolled(name, WithPayloadSelectorFactory.exclude(List.of("d"))).keySet());
    assertEquals(Map.of(), scrolled(name, WithPayloadSelectorFactory.enable(false)));
    assertEquals(
        Map.of("a", object(Map.of("b", value(1)))),
        scrolled(name, WithPayloadSelectorFactory.include(List.of("a.b"))));
    assertEquals(
        Map.of("a", object(Map.of("c", value(2))), "d", value(3)),
        scrolled(name, WithPayloadSelectorFactory.exclude(List.of("a.b"))));
  }

  private Map<String, Value> scrolled(
      String name, io.qdrant.client.grpc.Points.WithPayloadSelector payload) {
    ScrollPoints request =
        ScrollPoints.newBuilder()
            .setCollectionName(name)
            .setWithPayload(payload)
            .setWithVectors(WithVectorsSelectorFactory.enable(true))
            .build();
    RetrievedPoint point = get(client.scrollAsync(request)).getResult(0);
    assertEquals(2, point.getVectors().getVector().getDense().getDataCount());
    return point.getPayloadMap();
  }

  @Test
  void takesAnEmptyAndALargeUpsert() {
    String name = server.createCollection(2, Distance.Dot);
    List<PointStruct> points = LongStream.range(0, 5_000).mapToObj(i -> point(i)).toList();
    get(client.upsertAsync(name, points));
    assertEquals(5_000, get(client.countAsync(name)));
  }
}
