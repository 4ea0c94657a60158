package dev.gemel.embedded.qdrant;

import static dev.gemel.embedded.qdrant.QdrantUnderTest.get;
import static io.qdrant.client.ConditionFactory.matchKeyword;
import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.QueryFactory.nearest;
import static io.qdrant.client.ValueFactory.value;
import static io.qdrant.client.VectorFactory.vector;
import static io.qdrant.client.VectorsFactory.namedVectors;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.embedded.storage.ChildJvm;
import dev.gemel.embedded.storage.DataDirectoryInUseException;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.Modifier;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Collections.SparseVectorConfig;
import io.qdrant.client.grpc.Collections.SparseVectorParams;
import io.qdrant.client.grpc.Collections.VectorsConfig;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.QueryPoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded server keeps, over restarts and kills. */
class EmbeddedQdrantTest {
  private static final String NAME = "articles";

  @TempDir Path folder;

  private void onFolder(Consumer<QdrantClient> use) {
    try (QdrantUnderTest server = QdrantUnderTest.startEmbedded(folder)) {
      use.accept(server.client());
    }
  }

  @Test
  void whoComesSecondFindsTheRunningServer() throws IOException {
    assertEquals(Optional.empty(), EmbeddedQdrant.running(folder.resolve("none")));
    try (EmbeddedQdrant first = EmbeddedQdrant.start(folder)) {
      assertEquals(Optional.of(first.url()), EmbeddedQdrant.running(folder));
    }
    assertEquals(Optional.empty(), EmbeddedQdrant.running(folder));
    Files.writeString(folder.resolve("address.txt"), "http://127.0.0.1:1"); // of a killed one
    assertEquals(Optional.empty(), EmbeddedQdrant.running(folder));
    try (EmbeddedQdrant next = EmbeddedQdrant.start(folder)) {
      assertEquals(Optional.of(next.url()), EmbeddedQdrant.running(folder));
    }
  }

  private static PointStruct point(long number) {
    return PointStruct.newBuilder()
        .setId(id(number))
        .setVectors(
            namedVectors(
                Map.of(
                    "",
                    vector((float) number, 1),
                    "words",
                    vector(List.of(1f), List.of((int) number)))))
        .putPayload("author", value(number % 2 == 0 ? "Ada" : "Blaise"))
        .build();
  }

  private static void create(QdrantClient client) {
    SparseVectorConfig sparse =
        SparseVectorConfig.newBuilder()
            .putMap("words", SparseVectorParams.newBuilder().setModifier(Modifier.Idf).build())
            .build();
    get(
        client.createCollectionAsync(
            CreateCollection.newBuilder()
                .setCollectionName(NAME)
                .setVectorsConfig(
                    VectorsConfig.newBuilder()
                        .setParams(QdrantUnderTest.params(2, Distance.Euclid)))
                .setSparseVectorsConfig(sparse)
                .build()));
  }

  /** Upserts for ever, printing each number once it is acknowledged. */
  static final class Writer {
    private Writer() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
      EmbeddedQdrant qdrant = EmbeddedQdrant.start(Path.of(arguments[0]));
      QdrantClient client = QdrantUnderTest.client(qdrant.url());
      create(client);
      for (long i = 0; ; i++) {
        get(client.upsertAsync(NAME, List.of(point(i))));
        System.out.println(i);
      }
    }
  }

  @Test
  void keepsCollectionsOverARestart() {
    onFolder(
        client -> {
          create(client);
          get(client.upsertAsync(NAME, List.of(point(1), point(2))));
          get(
              client.createPayloadIndexAsync(
                  NAME, "author", PayloadSchemaType.Keyword, null, true, null, null));
        });
    onFolder(
        client -> {
          assertEquals(List.of(NAME), get(client.listCollectionsAsync()));
          assertTrue(get(client.getCollectionInfoAsync(NAME)).containsPayloadSchema("author"));
          Filter ada = Filter.newBuilder().addMust(matchKeyword("author", "Ada")).build();
          assertEquals(1, get(client.countAsync(NAME, ada, true)));
          get(client.upsertAsync(NAME, List.of(point(2), point(3))));
          assertEquals(3, get(client.countAsync(NAME)));
        });
  }

  @Test
  void keepsEveryAcknowledgedPointWhenKilled() throws InterruptedException {
    killAfter(30);
  }

  @Tag("heavy")
  @Test
  void keepsEveryPointOfALongRunWhenKilled() throws InterruptedException {
    killAfter(300);
  }

  private void killAfter(int points) throws InterruptedException {
    long last = -1;
    try (ChildJvm child = ChildJvm.start(Writer.class, folder.toString())) {
      for (int i = 0; i < points; i++) {
        last = Long.parseLong(child.line());
      }
      last += child.kill().size();
    }
    long acknowledged = last;
    onFolder(
        client -> {
          long count = get(client.countAsync(NAME));
          assertTrue(count > acknowledged, count + " points, acknowledged " + acknowledged);
          for (long i = 0; i < count; i++) {
            assertEquals(i, nearestTo(client, i));
            assertEquals(i, withWord(client, i));
          }
          get(client.upsertAsync(NAME, List.of(point(count))));
          assertEquals(count + 1, get(client.countAsync(NAME)));
        });
  }

  private static long withWord(QdrantClient client, long number) {
    QueryPoints query =
        QueryPoints.newBuilder()
            .setCollectionName(NAME)
            .setUsing("words")
            .setQuery(nearest(List.of(1f), List.of((int) number)))
            .build();
    return get(client.queryAsync(query)).get(0).getId().getNum();
  }

  private static long nearestTo(QdrantClient client, long number) {
    QueryPoints query =
        QueryPoints.newBuilder()
            .setCollectionName(NAME)
            .setQuery(nearest((float) number, 1))
            .setLimit(1)
            .build();
    return get(client.queryAsync(query)).get(0).getId().getNum();
  }

  @Test
  void refusesAFolderInUse() {
    try (EmbeddedQdrant first = EmbeddedQdrant.start(folder)) {
      assertTrue(first.url().startsWith("http://127.0.0.1:"));
      assertThrows(DataDirectoryInUseException.class, () -> EmbeddedQdrant.start(folder));
    }
  }

  @Test
  void clearsAwayWhatWasBegunOrDeletedByHalf() throws IOException {
    onFolder(EmbeddedQdrantTest::create);
    Path collections = folder.resolve("collections");
    Files.createDirectories(collections.resolve("begun").resolve("index"));
    Files.move(collections.resolve(NAME), collections.resolve("deleted~by-half"));
    onFolder(client -> assertEquals(List.of(), get(client.listCollectionsAsync())));
    try (Stream<Path> left = Files.list(collections)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void leavesNoFilesOfADeletedCollection() {
    onFolder(
        client -> {
          create(client);
          get(client.upsertAsync(NAME, List.of(point(1))));
          get(client.deleteCollectionAsync(NAME));
          assertFalse(Files.exists(folder.resolve("collections").resolve(NAME)));
          create(client);
          assertEquals(0, get(client.countAsync(NAME)));
        });
  }

  @Test
  void refusesDamagedDataAndLeavesTheFolderFree() throws IOException {
    onFolder(EmbeddedQdrantTest::create);
    Path schema = folder.resolve("collections").resolve(NAME).resolve("collection.pb");
    Files.write(schema, new byte[] {1, 2, 3});
    assertThrows(UncheckedIOException.class, () -> EmbeddedQdrant.start(folder));
    assertThrows(UncheckedIOException.class, () -> EmbeddedQdrant.start(folder));
  }

  @Test
  void closesTwice() {
    EmbeddedQdrant qdrant = EmbeddedQdrant.start(folder);
    qdrant.close();
    qdrant.close();
  }
}
