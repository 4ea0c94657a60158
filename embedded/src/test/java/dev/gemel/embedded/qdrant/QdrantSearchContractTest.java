package dev.gemel.embedded.qdrant;

import static dev.gemel.embedded.qdrant.QdrantUnderTest.get;
import static dev.gemel.embedded.qdrant.QdrantUnderTest.params;
import static dev.gemel.embedded.qdrant.QdrantUnderTest.refusal;
import static io.qdrant.client.ConditionFactory.match;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.QueryFactory.nearest;
import static io.qdrant.client.ValueFactory.value;
import static io.qdrant.client.VectorFactory.vector;
import static io.qdrant.client.VectorsFactory.namedVectors;
import static io.qdrant.client.VectorsFactory.vectors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.qdrant.client.WithPayloadSelectorFactory;
import io.qdrant.client.WithVectorsSelectorFactory;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.SearchPoints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nearest-neighbour search. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QdrantSearchContractTest {
  private QdrantUnderTest server;

  @BeforeAll
  void connect(@TempDir Path folder) {
    server = QdrantUnderTest.start(folder);
  }

  @AfterAll
  void disconnect() {
    server.close();
  }

  private static PointStruct point(long id, float... vector) {
    return PointStruct.newBuilder()
        .setId(id(id))
        .setVectors(vectors(vector))
        .putPayload("number", value(id))
        .build();
  }

  private String fourPoints(Distance distance) {
    String name = server.createCollection(2, distance);
    get(
        server
            .client()
            .upsertAsync(
                name, List.of(point(1, 1, 0), point(2, 3, 4), point(3, 0, -2), point(4, 0, 0))));
    return name;
  }

  private static QueryPoints.Builder query(String collection, float... vector) {
    return QueryPoints.newBuilder().setCollectionName(collection).setQuery(nearest(vector));
  }

  private List<ScoredPoint> run(QueryPoints.Builder query) {
    return get(server.client().queryAsync(query.build()));
  }

  private static String show(List<ScoredPoint> points) {
    return points.stream()
        .map(
            point ->
                String.format(
                    Locale.ROOT, "%d:%.3f", point.getId().getNum(), point.getScore() + 0f))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest(name = "{0} from {1} {2}")
  @CsvFileSource(resources = "/cases/qdrant-scores.csv", numLinesToSkip = 1)
  void scores(Distance distance, float x, float y, String expected) {
    assertEquals(expected, show(run(query(fourPoints(distance), x, y))));
  }

  @Test
  void limitsAndSkips() {
    String name = fourPoints(Distance.Dot);
    assertEquals("2:7.000 1:1.000", show(run(query(name, 1, 1).setLimit(2))));
    assertEquals("1:1.000 4:0.000", show(run(query(name, 1, 1).setLimit(2).setOffset(1))));
    assertEquals("", show(run(query(name, 1, 1).setOffset(100))));
    assertEquals(4, run(query(name, 1, 1).setLimit(1_000_000)).size());
  }

  @Test
  void cutsAtAThreshold() {
    assertEquals(
        "2:7.000 1:1.000",
        show(run(query(fourPoints(Distance.Dot), 1, 1).setScoreThreshold(0.5f))));
    assertEquals(
        "1:0.000 4:1.000",
        show(run(query(fourPoints(Distance.Euclid), 1, 0).setScoreThreshold(1.5f))));
  }

  @Test
  void filters() {
    Filter filter = Filter.newBuilder().addMustNot(match("number", 2)).build();
    assertEquals(
        "1:1.000 4:0.000 3:-2.000",
        show(run(query(fourPoints(Distance.Dot), 1, 1).setFilter(filter))));
  }

  @Test
  void showsPayloadAndVectorsOnlyIfAsked() {
    String name = fourPoints(Distance.Cosine);
    ScoredPoint bare = run(query(name, 3, 4).setLimit(1)).get(0);
    assertEquals(0, bare.getPayloadCount());
    assertFalse(bare.hasVectors());
    ScoredPoint full =
        run(query(name, 3, 4)
                .setLimit(1)
                .setWithPayload(WithPayloadSelectorFactory.enable(true))
                .setWithVectors(WithVectorsSelectorFactory.enable(true)))
            .get(0);
    assertEquals(Map.of("number", value(2)), full.getPayloadMap());
    assertEquals(List.of(0.6f, 0.8f), full.getVectors().getVector().getDense().getDataList());
  }

  @Test
  void searchesByAPointLeavingItOut() {
    String name = fourPoints(Distance.Dot);
    QueryPoints.Builder query =
        QueryPoints.newBuilder().setCollectionName(name).setQuery(nearest(id(1)));
    assertEquals("2:3.000 3:0.000 4:0.000", show(run(query)));
    refusal(
        Status.Code.NOT_FOUND,
        () -> server.client().queryAsync(query.setQuery(nearest(id(99))).build()));
  }

  @Test
  void answersTheOlderSearchAlike() {
    String name = fourPoints(Distance.Cosine);
    SearchPoints search =
        SearchPoints.newBuilder()
            .setCollectionName(name)
            .addAllVector(List.of(1f, 1f))
            .setLimit(10)
            .build();
    assertEquals(show(run(query(name, 1, 1))), show(get(server.client().searchAsync(search))));
  }

  @Test
  void answersBatches() {
    String name = fourPoints(Distance.Dot);
    var batch =
        List.of(query(name, 1, 1).setLimit(1).build(), query(name, 0, -1).setLimit(1).build());
    var results = get(server.client().queryBatchAsync(name, batch));
    assertEquals("2:7.000", show(results.get(0).getResultList()));
    assertEquals("3:2.000", show(results.get(1).getResultList()));
  }

  @Test
  void keepsNamedVectorsApart() {
    String name = server.newName();
    get(
        server
            .client()
            .createCollectionAsync(
                name, Map.of("a", params(1, Distance.Dot), "b", params(2, Distance.Euclid))));
    PointStruct both =
        PointStruct.newBuilder()
            .setId(id(1))
            .setVectors(namedVectors(Map.of("a", vector(2f), "b", vector(1f, 1f))))
            .build();
    PointStruct one =
        PointStruct.newBuilder()
            .setId(id(2))
            .setVectors(namedVectors(Map.of("a", vector(1f))))
            .build();
    get(server.client().upsertAsync(name, List.of(both, one)));
    assertEquals("1:2.000 2:1.000", show(run(query(name, 1).setUsing("a"))));
    assertEquals("1:0.000", show(run(query(name, 1, 1).setUsing("b"))));
    String words =
        refusal(
            Status.Code.INVALID_ARGUMENT,
            () -> server.client().queryAsync(query(name, 1).setUsing("c").build()));
    assertTrue(words.contains("Not existing vector name"), words);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void refusesAVectorOfAnotherSize(int size) {
    String name = fourPoints(Distance.Dot);
    String words =
        refusal(
            Status.Code.INVALID_ARGUMENT,
            () -> server.client().queryAsync(query(name, new float[size]).build()));
    assertTrue(words.contains("expected dim: 2, got " + size), words);
  }

  @Test
  void refusesALimitOfNothing() {
    String name = fourPoints(Distance.Dot);
    refusal(
        Status.Code.INVALID_ARGUMENT,
        () -> server.client().queryAsync(query(name, 1, 1).setLimit(0).build()));
  }

  @Test
  void searchesAnEmptyCollection() {
    assertEquals(List.of(), run(query(server.createCollection(2, Distance.Cosine), 1, 1)));
  }

  @Test
  void takesWritersAndSearchersAtOnce() throws Exception {
    String name = server.createCollection(2, Distance.Cosine);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        int first = writer * 100;
        tasks.add(() -> writeAndSearch(name, first));
      }
      for (Future<Integer> done : threads.invokeAll(tasks)) {
        assertEquals(100, done.get());
      }
    } finally {
      threads.shutdown();
    }
    // Every point was also written by the next writer: ids collide on purpose.
    assertEquals(450, get(server.client().countAsync(name)));
  }

  private int writeAndSearch(String name, int first) {
    int found = 0;
    for (int i = 0; i < 50; i++) {
      float angle = first + i;
      float[] vector = {(float) Math.cos(angle), (float) Math.sin(angle)};
      long own = (long) first + i;
      long shared = 1_000L + i;
      long alone = 2_000L + first + i;
      get(
          server
              .client()
              .upsertAsync(
                  name,
                  Arrays.asList(point(own, vector), point(shared, vector), point(alone, vector))));
      found += run(query(name, vector).setLimit(2)).size();
    }
    return found;
  }
}
