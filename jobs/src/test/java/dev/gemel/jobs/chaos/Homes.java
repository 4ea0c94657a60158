package dev.gemel.jobs.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.gemel.clients.vector.VectorId;
import dev.gemel.clients.vector.VectorStore;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.embed.QdrantConfig;
import dev.gemel.jobs.mongo.MongoConfig;
import dev.gemel.jobs.mongo.MongoDocuments;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.jobs.table.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What two homes keep, everywhere they keep it, without what differs between any two runs. */
final class Homes {
  /** What differs between two runs of the same work: when, and who ran it. */
  private static final Map<Table, Set<String>> IGNORED =
      Map.of(
          BronzeTables.PAGES, Set.of("fetched_at", "last_modified"),
          SilverTables.DOCUMENTS, Set.of(),
          SilverTables.SIGNATURES, Set.of(),
          SilverTables.DUPLICATES, Set.of(),
          GoldTables.INSTRUCTIONS, Set.of(),
          GoldTables.PREFERENCES, Set.of(),
          GoldTables.RELEASES, Set.of("released_at", "inputs", "path", "files"),
          GoldTables.CHUNKS, Set.of(),
          OpsTables.REJECTS, Set.of("detail"));

  private Homes() {}

  /** Fails where the homes differ, or where the calm one holds nothing to compare. */
  static void assertSame(Path calm, Path killed, String about) {
    Map<String, List<String>> expected = content(calm);
    Map<String, List<String>> actual = content(killed);
    expected.forEach(
        (place, rows) -> {
          assertFalse(rows.isEmpty(), place + " is empty, " + about);
          assertEquals(rows, actual.get(place), place + ", " + about);
        });
  }

  private static Map<String, List<String>> content(Path home) {
    Map<String, List<String>> content = new LinkedHashMap<>();
    try (Workbench bench = new Workbench(home)) {
      IGNORED.forEach((table, ignored) -> content.put(table.name(), rows(bench, table, ignored)));
      content.put("mongodb", documents(bench));
      content.put("qdrant", points(bench));
    }
    return content;
  }

  private static List<String> rows(Workbench bench, Table table, Set<String> ignored) {
    Column[] columns =
        Arrays.stream(table.columnNames())
            .filter(c -> !ignored.contains(c))
            .map(functions::col)
            .toArray(Column[]::new);
    return json(bench.lake().read(table).select(columns));
  }

  private static List<String> documents(Workbench bench) {
    MongoDocuments mongo =
        new MongoDocuments(bench.spark(), bench.services(), MongoConfig.from(bench.settings()));
    return json(mongo.headers().select("_id", "content_hash"));
  }

  private static List<String> points(Workbench bench) {
    QdrantConfig config = QdrantConfig.from(bench.settings());
    try (VectorStore qdrant = VectorStore.connect(config.spec(bench.services().qdrantUrl()));
        Stream<VectorId> ids = qdrant.scrollIds(config.collection(), null)) {
      return ids.map(VectorId::id).sorted().toList();
    }
  }

  private static List<String> json(Dataset<Row> rows) {
    return rows.toJSON().collectAsList().stream().sorted().toList();
  }
}
