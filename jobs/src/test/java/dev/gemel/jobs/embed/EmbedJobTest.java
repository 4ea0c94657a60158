package dev.gemel.jobs.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Futures;
import dev.gemel.clients.SpecException;
import dev.gemel.clients.vector.VectorHit;
import dev.gemel.clients.vector.VectorStore;
import dev.gemel.conf.ConfigException;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.jobs.table.Table;
import dev.gemel.text.Ids;
import io.qdrant.client.PointIdFactory;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import io.qdrant.client.ValueFactory;
import io.qdrant.client.VectorsFactory;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Points.PointStruct;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedJobTest {
  private static final String BREAD =
      "# Starter\n\nFeed the sourdough starter flour and water each morning and keep it warm.\n";
  private static final String MAPS =
      "# Maps\n\nA good map leaves out nearly everything, and says so in its legend.\n";

  @TempDir Path home;

  @Test
  void keepsTableAndCollectionInStep() {
    try (Workbench bench = new Workbench(home)) {
      document(bench, "bread", BREAD);
      document(bench, "maps", MAPS);
      JobReport first = embed(bench);
      JobReport second = embed(bench);
      assertEquals(2, first.rowsOut());
      assertEquals(
          List.of(2L, 0L, 2L), List.of(second.rowsIn(), second.rowsOut(), second.unchanged()));
      assertEquals(Map.of(), second.counts(), "nothing was looked at");
      assertEquals("bread", title(search(bench, "how to feed a starter").get(0)));

      document(bench, "bread", BREAD + "\nRye flour is best.\n");
      drop(bench, "maps");
      JobReport third = embed(bench);
      assertEquals(
          List.of(1L, 2L),
          List.of(third.counts().get("chunks_embedded"), third.counts().get("chunks_deleted")));
      assertEquals(ids(bench), pointIds(bench));
    }
  }

  @Test
  void bringsALostCollectionBackWithoutEmbedding() {
    try (Workbench bench = new Workbench(home)) {
      document(bench, "bread", BREAD);
      embed(bench);
      try (VectorStore qdrant = store(bench)) {
        qdrant.delete(collection(bench), pointIds(bench));
      }
      JobReport again = embed(bench);
      assertEquals(0, again.counts().get("chunks_embedded"));
      assertEquals(1, again.counts().get("points_repaired"));
      assertEquals(ids(bench), pointIds(bench));
    }
  }

  @Test
  void findsByMeaningByWordsAndByBoth() {
    try (Workbench bench = new Workbench(home)) {
      document(bench, "bread", BREAD);
      document(bench, "maps", MAPS);
      embed(bench);
      assertEquals("maps", title(search(bench, "cartography", SearchMode.DENSE).get(0)));
      assertEquals(List.of(), search(bench, "cartography", SearchMode.SPARSE));
      assertEquals(1, search(bench, "LEGENDS", SearchMode.SPARSE).size());
      assertEquals("maps", title(search(bench, "LEGENDS", SearchMode.SPARSE).get(0)));
      assertEquals("maps", title(search(bench, "legends", SearchMode.HYBRID).get(0)));
      assertEquals(2, search(bench, "?!", SearchMode.HYBRID).size());
    }
  }

  @Test
  void buildsACollectionOfAnOlderVersionAnew() {
    try (Workbench bench = new Workbench(home)) {
      document(bench, "bread", BREAD);
      makeOldCollection(bench, Ownership.lakeId(bench.lake()));
      assertEquals(1, embed(bench).rowsOut());
      assertEquals(ids(bench), pointIds(bench));
      assertEquals("bread", title(search(bench, "flour", SearchMode.SPARSE).get(0)));
      assertEquals(0, embed(bench).rowsOut());
    }
  }

  @Test
  void leavesAnOldCollectionOfAnotherLakeAlone() {
    try (Workbench bench = new Workbench(home)) {
      document(bench, "bread", BREAD);
      makeOldCollection(bench, "another");
      ConfigException e = assertThrows(ConfigException.class, () -> embed(bench));
      assertTrue(e.getMessage().contains("1 points of another lake"), e.getMessage());
      assertEquals(1, pointIds(bench).size());
    }
  }

  @Test
  void aStemmerThatIsNotThereIsKnownBeforeAnythingRuns() {
    try (Workbench bench = new Workbench(home, Map.of("embed.sparse.stemmer", "klingon"))) {
      Exception e = assertThrows(ConfigException.class, () -> EmbedConfig.from(bench.settings()));
      assertTrue(e.getMessage().contains("klingon"), e.getMessage());
    }
  }

  /** One point with one unnamed vector, as the first version wrote them. */
  private static void makeOldCollection(Workbench bench, String lakeId) {
    URI url = URI.create(bench.services().qdrantUrl());
    VectorParams params =
        VectorParams.newBuilder().setSize(384).setDistance(Distance.Cosine).build();
    PointStruct point =
        PointStruct.newBuilder()
            .setId(PointIdFactory.id(new UUID(0, 1)))
            .setVectors(VectorsFactory.vectors(new float[384]))
            .putPayload(Ownership.FIELD, ValueFactory.value(lakeId))
            .build();
    try (QdrantClient client =
        new QdrantClient(
            QdrantGrpcClient.newBuilder(url.getHost(), url.getPort(), false).build())) {
      Futures.getUnchecked(client.createCollectionAsync(collection(bench), params));
      Futures.getUnchecked(client.upsertAsync(collection(bench), List.of(point)));
    }
  }

  @Test
  void writesNoPointIntoTheCollectionOfAnotherLake(@TempDir Path other) {
    try (Workbench bench = new Workbench(home)) {
      document(bench, "bread", BREAD);
      embed(bench);
      List<String> points = pointIds(bench);
      try (Workbench second =
          new Workbench(other, Map.of("qdrant.url", bench.services().qdrantUrl()))) {
        document(second, "maps", MAPS);
        ConfigException e = assertThrows(ConfigException.class, () -> embed(second));
        assertTrue(e.getMessage().contains("1 points of another lake"), e.getMessage());
        assertEquals(points, pointIds(bench));
        assertEquals(List.of(), second.rows(GoldTables.CHUNKS));

        second.set("qdrant.collection", "second");
        assertEquals(1, embed(second).rowsOut());
        assertEquals(0, embed(bench).rowsOut());
        assertEquals(points, pointIds(bench));
      }
    }
  }

  @Test
  void aModelThatIsNotThereIsKnownBeforeAnythingRuns() {
    try (Workbench bench = new Workbench(home, Map.of("embed.model", "/no/such"))) {
      Exception e = assertThrows(SpecException.class, () -> EmbedConfig.from(bench.settings()));
      assertTrue(e.getMessage().contains("/no/such"), e.getMessage());
    }
  }

  @Test
  void chunksNeverExceedTheModelsWindow() {
    try (Workbench bench = new Workbench(home)) {
      document(bench, "long", "# Long\n\n" + "A sentence about harbours and tides. ".repeat(400));
      embed(bench);
      List<Row> rows = bench.rows(GoldTables.CHUNKS);
      assertTrue(rows.size() > 10);
      rows.forEach(r -> assertTrue(r.<Integer>getAs("tokens") <= 256));
    }
  }

  private static JobReport embed(Workbench bench) {
    return bench.run(s -> new EmbedJob(EmbedConfig.from(s)));
  }

  private static String title(VectorHit hit) {
    return String.valueOf(hit.payload().get("title"));
  }

  private static List<VectorHit> search(Workbench bench, String question) {
    return search(bench, question, SearchMode.HYBRID);
  }

  private static List<VectorHit> search(Workbench bench, String question, SearchMode mode) {
    return new Search(EmbedConfig.from(bench.settings()), bench.services().qdrantUrl())
        .find(question, new SearchConfig(mode, 3, "Ada Quill", 2));
  }

  private static List<String> ids(Workbench bench) {
    return bench
        .lake()
        .read(GoldTables.CHUNKS)
        .select("chunk_id")
        .orderBy("chunk_id")
        .as(Encoders.STRING())
        .collectAsList();
  }

  private static List<String> pointIds(Workbench bench) {
    try (VectorStore qdrant = store(bench);
        var ids = qdrant.scrollIds(collection(bench), null)) {
      return ids.map(i -> i.id()).sorted().toList();
    }
  }

  private static VectorStore store(Workbench bench) {
    return VectorStore.connect(
        EmbedConfig.from(bench.settings()).store(bench.services().qdrantUrl()));
  }

  private static String collection(Workbench bench) {
    return QdrantConfig.from(bench.settings()).collection();
  }

  private static void drop(Workbench bench, String name) {
    String id = Ids.uuid5("document", name);
    bench
        .lake()
        .delete(
            SilverTables.DOCUMENTS,
            bench.lake().read(SilverTables.DOCUMENTS).filter("document_id = '" + id + "'"));
  }

  private static void document(Workbench bench, String name, String markdown) {
    String id = Ids.uuid5("document", name);
    Map<String, Object> document =
        Map.of(
            "document_id",
            id,
            "title",
            name,
            "markdown",
            markdown,
            "author",
            "Ada Quill",
            "keep",
            true,
            "document_hash",
            Ids.xxh128(markdown));
    upsert(bench, SilverTables.DOCUMENTS, document);
    upsert(bench, SilverTables.DUPLICATES, Map.of("document_id", id, "representative_id", id));
  }

  private static void upsert(Workbench bench, Table table, Map<String, Object> values) {
    Object[] row = Arrays.stream(table.columnNames()).map(values::get).toArray();
    bench
        .lake()
        .upsert(
            table, bench.spark().createDataFrame(List.of(RowFactory.create(row)), table.schema()));
  }
}
