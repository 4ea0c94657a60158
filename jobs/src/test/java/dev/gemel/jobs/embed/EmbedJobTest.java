package dev.gemel.jobs.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
      assertEquals(0, second.counts().get("points_repaired"));
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
    return new Search(EmbedConfig.from(bench.settings()), bench.services().qdrantUrl())
        .nearest(question, 3, "Ada Quill");
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
