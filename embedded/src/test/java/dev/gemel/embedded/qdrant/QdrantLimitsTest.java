package dev.gemel.embedded.qdrant;

import static dev.gemel.embedded.qdrant.QdrantUnderTest.get;
import static dev.gemel.embedded.qdrant.QdrantUnderTest.params;
import static dev.gemel.embedded.qdrant.QdrantUnderTest.refusal;
import static io.qdrant.client.ConditionFactory.hasVector;
import static io.qdrant.client.ConditionFactory.match;
import static io.qdrant.client.ConditionFactory.matchText;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.QueryFactory.fusion;
import static io.qdrant.client.QueryFactory.nearest;
import static io.qdrant.client.QueryFactory.orderBy;
import static io.qdrant.client.VectorsFactory.vectors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Status;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.Fusion;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PrefetchQuery;
import io.qdrant.client.grpc.Points.Query;
import io.qdrant.client.grpc.Points.QueryPoints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the embedded server differs from Qdrant, and where it is large. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QdrantLimitsTest {
  private static final String NAME = "points";

  private QdrantUnderTest server;
  private QdrantClient client;

  @BeforeAll
  void connect(@TempDir Path folder) {
    server = QdrantUnderTest.startEmbedded(folder);
    client = server.client();
    get(client.createCollectionAsync(NAME, params(1, Distance.Dot)));
  }

  @AfterAll
  void disconnect() {
    server.close();
  }

  private interface Call {
    ListenableFuture<?> on(QdrantClient client);
  }

  private static Call count(Condition condition) {
    return client -> client.countAsync(NAME, Filter.newBuilder().addMust(condition).build(), true);
  }

  private static QueryPoints.Builder query(String name) {
    return QueryPoints.newBuilder().setCollectionName(name);
  }

  private static QueryPoints.Builder over(Query prefetched) {
    return query(NAME).addPrefetch(PrefetchQuery.newBuilder().setQuery(prefetched));
  }

  private static Call create(Distance distance) {
    return client -> client.createCollectionAsync("other", params(2, distance));
  }

  static Stream<Arguments> unsupported() {
    return Stream.of(
        Arguments.of("full-text match", count(matchText("a", "b"))),
        Arguments.of("has_vector", count(hasVector("a"))),
        Arguments.of("array indices", count(match("a[0].b", 1))),
        Arguments.of("Manhattan", create(Distance.Manhattan)),
        Arguments.of(
            "asked for: DBSF",
            (Call)
                client ->
                    client.queryAsync(over(nearest(1f)).setQuery(fusion(Fusion.DBSF)).build())),
        Arguments.of(
            "asked for: NEAREST",
            (Call) client -> client.queryAsync(over(nearest(1f)).setQuery(nearest(1f)).build())),
        Arguments.of(
            "prefetches of prefetches",
            (Call)
                client ->
                    client.queryAsync(
                        query(NAME)
                            .setQuery(fusion(Fusion.RRF))
                            .addPrefetch(
                                PrefetchQuery.newBuilder()
                                    .addPrefetch(PrefetchQuery.getDefaultInstance()))
                            .build())),
        Arguments.of(
            "asked for: ORDER_BY",
            (Call) client -> client.queryAsync(query(NAME).setQuery(orderBy("a")).build())),
        Arguments.of(
            "asked for: VARIANT_NOT_SET", (Call) client -> client.queryAsync(query(NAME).build())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unsupported")
  void namesWhatItLacks(String feature, Call call) {
    String words = refusal(Status.Code.UNIMPLEMENTED, () -> call.on(client));
    assertTrue(words.contains(feature), words);
    assertTrue(words.contains("qdrant.url"), words);
  }

  @Test
  void answersUnimplementedToWholeCallsItLacks() {
    refusal(Status.Code.UNIMPLEMENTED, () -> client.listAliasesAsync());
  }

  @Test
  void refusesTooManyConditions() {
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      conditions.add(match("a", i));
    }
    refusal(
        Status.Code.INVALID_ARGUMENT,
        () -> client.countAsync(NAME, Filter.newBuilder().addAllShould(conditions).build(), true));
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    PointStruct point =
        PointStruct.newBuilder().setId(id(1)).setVectors(vectors(Float.NaN)).build();
    refusal(Status.Code.INVALID_ARGUMENT, () -> client.upsertAsync(NAME, List.of(point)));
    QueryPoints infinite = query(NAME).setQuery(nearest(Float.POSITIVE_INFINITY)).build();
    refusal(Status.Code.INVALID_ARGUMENT, () -> client.queryAsync(infinite));
  }

  @Test
  void refusesSizesOutOfBounds() {
    refusal(
        Status.Code.INVALID_ARGUMENT,
        () -> client.createCollectionAsync("zero", params(0, Distance.Dot)));
    refusal(
        Status.Code.INVALID_ARGUMENT,
        () -> client.createCollectionAsync("huge", params(65_536, Distance.Dot)));
  }

  @Test
  void takesVectorsWiderThanLuceneAllows() {
    Random random = new Random(1);
    get(client.createCollectionAsync("wide", params(4_096, Distance.Cosine)));
    List<PointStruct> points = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      points.add(
          PointStruct.newBuilder()
              .setId(id(i))
              .setVectors(vectors(randomVector(random, 4_096)))
              .build());
    }
    get(client.upsertAsync("wide", points));
    QueryPoints query = query("wide").setQuery(nearest(id(3))).build();
    assertEquals(10, get(client.queryAsync(query)).size());
  }

  private static float[] randomVector(Random random, int size) {
    float[] vector = new float[size];
    for (int i = 0; i < size; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}
