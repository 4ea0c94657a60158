package dev.gemel.embedded.qdrant;

import static dev.gemel.embedded.qdrant.QdrantUnderTest.get;
import static dev.gemel.embedded.qdrant.QdrantUnderTest.params;
import static dev.gemel.embedded.qdrant.QdrantUnderTest.refusal;
import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.QueryFactory.fusion;
import static io.qdrant.client.QueryFactory.rrf;
import static io.qdrant.client.ValueFactory.value;
import static io.qdrant.client.VectorFactory.vector;
import static io.qdrant.client.VectorsFactory.namedVectors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.qdrant.client.WithVectorsSelectorFactory;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.SparseVectorConfig;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorParamsMap;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.Fusion;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.Query;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.RetrievedPoint;
import io.qdrant.client.grpc.Points.Rrf;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.SearchPoints;
import io.qdrant.client.grpc.Points.SparseIndices;
import io.qdrant.client.grpc.Points.Vector;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sparse vectors, and rankings fused by the server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QdrantSparseContractTest {
  private static final int LARGEST = -1;

  private QdrantUnderTest server;

  @BeforeAll
  void connect(@TempDir Path folder) {
    server = QdrantUnderTest.start(folder);
  }

  @AfterAll
  void disconnect() {
    server.close();
  }

  private static CreateCollection schema(String name) {
    SparseVectorConfig sparse =
        SparseVectorConfig.newBuilder()
            .putMap("words", SparseVectorParams.newBuilder().setModifier(Modifier.Idf).build())
            .putMap("plain", SparseVectorParams.getDefaultInstance())
            .build();
    VectorParamsMap dense =
        VectorParamsMap.newBuilder().putMap("dense", params(2, Distance.Dot)).build();
    return CreateCollection.newBuilder()
        .setCollectionName(name)
        .setVectorsConfig(VectorsConfig.newBuilder().setParamsMap(dense))
        .setSparseVectorsConfig(sparse)
        .build();
  }

  private static Vector sparse(Map<Integer, Float> weights) {
    List<Integer> indices = List.copyOf(weights.keySet());
    return vector(indices.stream().map(weights::get).toList(), indices);
  }

  private static PointStruct point(long id, Map<Integer, Float> words, float... dense) {
    return PointStruct.newBuilder()
        .setId(id(id))
        .setVectors(
            namedVectors(
                Map.of("dense", vector(dense), "words", sparse(words), "plain", sparse(words))))
        .putPayload("kind", value(id % 2 == 0 ? "even" : "odd"))
        .build();
  }

  private String create() {
    String name = server.newName();
    get(server.client().createCollectionAsync(schema(name)));
    return name;
  }

  /** Index 1 in three points, 2 in two, the largest in one; a fifth point has no sparse vector. */
  private String fivePoints() {
    String name = create();
    PointStruct bare =
        PointStruct.newBuilder()
            .setId(id(5))
            .setVectors(namedVectors(Map.of("dense", vector(9f, 9f))))
            .build();
    get(
        server
            .client()
            .upsertAsync(
                name,
                List.of(
                    point(1, Map.of(1, 1f, 2, 2f), 4, 0),
                    point(2, Map.of(1, 3f), 3, 0),
                    point(3, Map.of(1, 0.5f, LARGEST, 1f), 2, 0),
                    point(4, Map.of(2, 1f), 1, 0),
                    bare)));
    return name;
  }

  private static QueryPoints.Builder query(String name, String using, Map<Integer, Float> weights) {
    return QueryPoints.newBuilder()
        .setCollectionName(name)
        .setUsing(using)
        .setQuery(nearest(weights));
  }

  private static Query nearest(Map<Integer, Float> weights) {
    List<Integer> indices = List.copyOf(weights.keySet());
    return io.qdrant.client.QueryFactory.nearest(
        indices.stream().map(weights::get).toList(), indices);
  }

  private List<ScoredPoint> run(QueryPoints.Builder query) {
    return get(server.client().queryAsync(query.build()));
  }

  private static String show(List<ScoredPoint> points) {
    return points.stream()
        .map(p -> String.format(Locale.ROOT, "%d:%.3f", p.getId().getNum(), p.getScore() + 0f))
        .collect(Collectors.joining(" "));
  }

  @Test
  void describesSparseVectors() {
    String name = create();
    var found =
        get(server.client().getCollectionInfoAsync(name))
            .getConfig()
            .getParams()
            .getSparseVectorsConfig()
            .getMapMap();
    assertEquals(Modifier.Idf, found.get("words").getModifier());
    assertEquals(Modifier.None, found.get("plain").getModifier());
  }

  @Test
  void scoresByTheProductOfSharedIndices() {
    String name = fivePoints();
    assertEquals("2:3.000 1:1.000 3:0.500", show(run(query(name, "plain", Map.of(1, 1f)))));
    assertEquals(
        "1:5.000 2:3.000 4:2.000 3:0.500",
        show(run(query(name, "plain", Map.of(1, 1f, 2, 2f, 77, 5f)))));
    assertEquals("3:2.000", show(run(query(name, "plain", Map.of(LARGEST, 2f)))));
    assertEquals("", show(run(query(name, "plain", Map.of(77, 1f)))));
  }

  /** Of the four points with the vector: ln(4 - 3 + 0.5 over 3.5, plus 1) = 0.357, and 0.693. */
  @Test
  void multipliesByRarity() {
    String name = fivePoints();
    assertEquals("2:1.070 1:0.357 3:0.178", show(run(query(name, "words", Map.of(1, 1f)))));
    assertEquals(
        "1:1.743 2:1.070 4:0.693 3:0.178", show(run(query(name, "words", Map.of(1, 1f, 2, 1f)))));
  }

  @Test
  void rarityIsOfTheCollectionNotOfTheFilter() {
    Filter even = Filter.newBuilder().addMust(matchKeyword("kind", "even")).build();
    assertEquals("2:1.070", show(run(query(fivePoints(), "words", Map.of(1, 1f)).setFilter(even))));
  }

  @Test
  void limitsSkipsAndCutsAtAThreshold() {
    String name = fivePoints();
    assertEquals("2:3.000", show(run(query(name, "plain", Map.of(1, 1f)).setLimit(1))));
    assertEquals(
        "1:1.000", show(run(query(name, "plain", Map.of(1, 1f)).setLimit(1).setOffset(1))));
    assertEquals("2:3.000", show(run(query(name, "plain", Map.of(1, 1f)).setScoreThreshold(1.5f))));
  }

  @Test
  void searchesByAPointLeavingItOut() {
    QueryPoints.Builder query =
        QueryPoints.newBuilder()
            .setCollectionName(fivePoints())
            .setUsing("plain")
            .setQuery(io.qdrant.client.QueryFactory.nearest(id(1)));
    assertEquals("2:3.000 4:2.000 3:0.500", show(run(query)));
  }

  @Test
  void answersTheOlderSearchAlike() {
    SearchPoints search =
        SearchPoints.newBuilder()
            .setCollectionName(fivePoints())
            .setVectorName("plain")
            .addVector(1)
            .setSparseIndices(SparseIndices.newBuilder().addData(1))
            .setLimit(10)
            .build();
    assertEquals("2:3.000 1:1.000 3:0.500", show(get(server.client().searchAsync(search))));
  }

  @Test
  void givesVectorsBack() {
    String name = fivePoints();
    RetrievedPoint point =
        get(server.client().retrieveAsync(name, List.of(id(3)), true, true, null)).get(0);
    assertEquals(Map.of(1, 0.5f, LARGEST, 1f), words(point));
    ScrollPoints scroll =
        ScrollPoints.newBuilder()
            .setCollectionName(name)
            .setWithVectors(WithVectorsSelectorFactory.include(List.of("words")))
            .build();
    List<RetrievedPoint> all = get(server.client().scrollAsync(scroll)).getResultList();
    assertEquals(Map.of(1, 1f, 2, 2f), words(all.get(0)));
    assertEquals(1, all.get(0).getVectors().getVectors().getVectorsCount());
    assertEquals(0, all.get(4).getVectors().getVectors().getVectorsCount());
  }

  private static Map<Integer, Float> words(RetrievedPoint point) {
    var vector = point.getVectors().getVectors().getVectorsOrThrow("words").getSparse();
    Map<Integer, Float> weights = new HashMap<>();
    for (int i = 0; i < vector.getIndicesCount(); i++) {
      weights.put(vector.getIndices(i), vector.getValues(i));
    }
    return weights;
  }

  @Test
  void replacesSparseVectorsAndKeepsThemWhenPayloadsChange() {
    String name = fivePoints();
    get(server.client().upsertAsync(name, List.of(point(1, Map.of(9, 1f), 4, 0))));
    get(server.client().setPayloadAsync(name, Map.of("a", value("x")), id(1), true, null, null));
    assertEquals("1:1.000", show(run(query(name, "plain", Map.of(9, 1f)))));
    assertEquals("4:1.000", show(run(query(name, "plain", Map.of(2, 1f)))));
  }

  private static QueryPoints.Builder hybrid(String name, Query query) {
    PrefetchQuery dense =
        PrefetchQuery.newBuilder()
            .setUsing("dense")
            .setQuery(io.qdrant.client.QueryFactory.nearest(1f, 0f))
            .setFilter(Filter.newBuilder().addMustNot(matchKeyword("kind", "none")))
            .setLimit(3)
            .build();
    PrefetchQuery words =
        PrefetchQuery.newBuilder()
            .setUsing("words")
            .setQuery(nearest(Map.of(2, 1f)))
            .setLimit(2)
            .build();
    return QueryPoints.newBuilder()
        .setCollectionName(name)
        .addPrefetch(dense)
        .addPrefetch(words)
        .setQuery(query);
  }

  /** Dense: 5, 1, 2; sparse: 1, 4. With k = 2: 1 gains 1/3 + 1/2, 5 gains 1/2. */
  @Test
  void fusesRankingsByReciprocalRanks() {
    String name = fivePoints();
    assertEquals("1:0.833 5:0.500 4:0.333 2:0.250", show(run(hybrid(name, fusion(Fusion.RRF)))));
    assertEquals("1:0.833 5:0.500", show(run(hybrid(name, fusion(Fusion.RRF)).setLimit(2))));
    assertEquals(
        "5:0.500 4:0.333", show(run(hybrid(name, fusion(Fusion.RRF)).setLimit(2).setOffset(1))));
  }

  @Test
  void fusesWithAnotherK() {
    Rrf k = Rrf.newBuilder().setK(61).build();
    // 1/62 + 1/61, 1/61, 1/62, 1/63.
    assertEquals("1:0.033 5:0.016 4:0.016 2:0.016", show(run(hybrid(fivePoints(), rrf(k)))));
  }

  @Test
  void theFilterOfTheQueryHoldsToo() {
    Filter even = Filter.newBuilder().addMust(matchKeyword("kind", "even")).build();
    // Positions may be counted before or after it, so that only the order is the same everywhere.
    List<Long> found =
        run(hybrid(fivePoints(), fusion(Fusion.RRF)).setFilter(even)).stream()
            .map(p -> p.getId().getNum())
            .toList();
    assertEquals(List.of(4L, 2L), found);
  }

  @Test
  void refusesWhatIsNoSparseVector() {
    String name = fivePoints();
    PointStruct twice =
        PointStruct.newBuilder()
            .setId(id(9))
            .setVectors(namedVectors(Map.of("words", vector(List.of(1f, 2f), List.of(3, 3)))))
            .build();
    String words =
        refusal(
            Status.Code.INVALID_ARGUMENT, () -> server.client().upsertAsync(name, List.of(twice)));
    assertTrue(words.contains("unique"), words);
    PointStruct dense =
        PointStruct.newBuilder()
            .setId(id(9))
            .setVectors(namedVectors(Map.of("words", vector(1f, 2f))))
            .build();
    refusal(Status.Code.INVALID_ARGUMENT, () -> server.client().upsertAsync(name, List.of(dense)));
    refusal(
        Status.Code.INVALID_ARGUMENT,
        () -> server.client().queryAsync(query(name, "dense", Map.of(1, 1f)).build()));
    refusal(
        Status.Code.INVALID_ARGUMENT,
        () -> server.client().queryAsync(query(name, "none", Map.of(1, 1f)).build()));
    assertEquals(5, get(server.client().countAsync(name)));
  }

  @Test
  void refusesAFusionOfNothing() {
    QueryPoints query =
        QueryPoints.newBuilder().setCollectionName(create()).setQuery(fusion(Fusion.RRF)).build();
    refusal(Status.Code.INVALID_ARGUMENT, () -> server.client().queryAsync(query));
  }
}
