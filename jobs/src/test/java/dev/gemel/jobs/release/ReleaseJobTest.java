package dev.gemel.jobs.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.Fixtures;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.dataset.Documents;
import dev.gemel.jobs.dataset.Found;
import dev.gemel.jobs.run.DataException;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.run.Rejects;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.SilverTables;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseJobTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path home;

  private static JobReport release(Workbench bench) {
    return bench.run(s -> new ReleaseJob(ReleaseConfig.from(s)));
  }

  private static Workbench filled(Path home, int documents) {
    Fixtures.copy(
        "gold of " + documents,
        home,
        bench -> {
          bench
              .lake()
              .append(GoldTables.INSTRUCTIONS, Gold.instructions(bench.spark(), 0, documents));
          bench
              .lake()
              .append(GoldTables.PREFERENCES, Gold.preferences(bench.spark(), 0, documents));
        });
    return new Workbench(home);
  }

  private static Row only(Workbench bench) {
    List<Row> rows = bench.rows(GoldTables.RELEASES);
    assertEquals(1, rows.size());
    return rows.get(0);
  }

  private Path folder(Row release) {
    return home.resolve("lake").resolve(release.<String>getAs("path"));
  }

  @Test
  void anEmptyDatasetSaysWhatToRunFirst() {
    try (Workbench bench = new Workbench(home)) {
      GemelException e = assertThrows(GemelException.class, () -> release(bench));
      assertTrue(Found.message(e).contains("there are no pages"), e::getMessage);

      put(bench, Documents.dropped("a", "Too short."));
      rejected(bench, "clean", "too_short");
      e = assertThrows(GemelException.class, () -> release(bench));
      assertTrue(Found.message(e).contains("clean rejected: too_short 1"), e::getMessage);

      put(bench, Documents.article("b", "Long enough."));
      e = assertThrows(GemelException.class, () -> release(bench));
      assertTrue(Found.message(e).contains("run `gemel dedup`"), e::getMessage);
    }
  }

  private static void rejected(Workbench bench, String job, String reason) {
    Row row = RowFactory.create("id", "version", reason, null, null);
    StructType schema = OpsTables.REJECTS.schema();
    new Rejects(bench.lake(), job)
        .update(
            bench
                .spark()
                .createDataFrame(
                    List.of(row),
                    new StructType()
                        .add(schema.apply("record_id"))
                        .add(schema.apply("record_version"))
                        .add(schema.apply("reason"))
                        .add(schema.apply("detail"))
                        .add(schema.apply("original"))),
            bench.spark().createDataFrame(List.of(), OpsTables.REJECTS.schema()));
  }

  private static void put(Workbench bench, Row document) {
    bench
        .lake()
        .append(
            SilverTables.DOCUMENTS,
            bench.spark().createDataFrame(List.of(document), SilverTables.DOCUMENTS.schema()));
  }

  @Test
  void filesHoldWhatATrainerReadsAndNothingElse() throws IOException {
    try (Workbench bench = filled(home, 10)) {
      JobReport report = release(bench);
      Row release = only(bench);
      Path folder = folder(release);
      long train = release.getAs("sft_train");
      assertEquals(Found.in(report.counts(), "sft_train"), train);
      List<JsonNode> sft = lines(folder.resolve("sft/train.jsonl"));
      assertEquals(train, sft.size());
      for (JsonNode row : sft) {
        assertEquals(Set.of("prompt", "completion"), keys(row));
        assertMessage("user", row.get("prompt"));
        assertMessage("assistant", row.get("completion"));
      }
      for (JsonNode row : lines(folder.resolve("dpo/test.jsonl"))) {
        assertEquals(Set.of("prompt", "chosen", "rejected"), keys(row));
        assertMessage("assistant", row.get("chosen"));
        assertMessage("assistant", row.get("rejected"));
      }
      List<JsonNode> provenance = lines(folder.resolve("provenance/sft-train.jsonl"));
      assertEquals(train, provenance.size());
      Row first =
          bench
              .lake()
              .read(GoldTables.INSTRUCTIONS)
              .filter("split = 'train'")
              .orderBy("instruction_id")
              .first();
      assertEquals(0, provenance.get(0).get("row").asInt());
      assertEquals(
          first.<String>getAs("instruction_id"), provenance.get(0).get("instruction_id").asText());
      assertEquals(first.<String>getAs("answer"), sft.get(0).at("/completion/0/content").asText());
      Dataset<Row> parquet =
          bench.spark().read().parquet(folder.resolve("sft/train.parquet").toString());
      assertEquals(Set.of("prompt", "completion"), Set.of(parquet.columns()));
      assertEquals(train, parquet.count());
      JsonNode manifest = JSON.readTree(folder.resolve("manifest.json").toFile());
      assertEquals(release.<String>getAs("release_id"), manifest.get("release_id").asText());
      assertEquals(files(folder), keysOf(manifest.get("files"), "manifest.json"));
      assertTrue(Files.readString(folder.resolve("README.md")).contains("path: sft/train.jsonl"));
    }
  }

  private static void assertMessage(String role, JsonNode messages) {
    assertEquals(1, messages.size());
    assertEquals(Set.of("role", "content"), keys(messages.get(0)));
    assertEquals(role, messages.get(0).get("role").asText());
    assertFalse(messages.get(0).get("content").asText().isBlank());
  }

  @Test
  void theSameRowsAreTheSameReleaseHoweverDeltaStoresThem() {
    try (Workbench bench = filled(home, 6)) {
      release(bench);
      Row first = only(bench);
      String path = bench.lake().path(GoldTables.INSTRUCTIONS);
      bench
          .spark()
          .read()
          .format("delta")
          .load(path)
          .repartition(3)
          .write()
          .format("delta")
          .mode("overwrite")
          .save(path);
      DeltaTable.forPath(bench.spark(), path).optimize().executeCompaction();
      assertEquals(0, release(bench).rowsOut());
      assertEquals(first, only(bench));
    }
  }

  @Test
  void aNameIsForOneContentOnly() {
    try (Workbench bench = filled(home, 5)) {
      bench.set("release.name", "spring");
      release(bench);
      assertEquals("spring", only(bench).getAs("name"));
      bench.set("release.name", "summer");
      assertTrue(
          Found.message(assertThrows(GemelException.class, () -> release(bench)))
              .contains("spring"));
      bench.lake().append(GoldTables.INSTRUCTIONS, Gold.instructions(bench.spark(), 50, 51));
      bench.set("release.name", "spring");
      GemelException e = assertThrows(GemelException.class, () -> release(bench));
      assertTrue(Found.message(e).contains("give another --name"), e::getMessage);
      bench.set("release.name", "summer");
      assertEquals(1, release(bench).rowsOut());
      assertEquals(2, bench.rows(GoldTables.RELEASES).size());
      bench.set("release.name", "../x");
      assertThrows(ConfigException.class, () -> release(bench));
    }
  }

  @Test
  void aReleaseCutBeforeItsRowIsWrittenAnew() throws IOException {
    try (Workbench bench = filled(home, 5)) {
      release(bench);
      Row first = only(bench);
      Path manifest = folder(first).resolve("manifest.json");
      bench.lake().delete(GoldTables.RELEASES, bench.lake().read(GoldTables.RELEASES));
      bench.set("release.name", "anew");
      release(bench);
      JsonNode now = new ObjectMapper().readTree(Files.readString(manifest));
      assertEquals("anew", now.get("name").asText());
      assertEquals(
          only(bench).<Timestamp>getAs("released_at").toInstant().toString(),
          now.get("released_at").asText());
      assertEquals(first.<String>getAs("release_id"), only(bench).getAs("release_id"));

      Path train = folder(first).resolve("sft/train.jsonl");
      byte[] whole = Files.readAllBytes(train);
      Files.delete(folder(first).resolve("sft/.train.jsonl.crc"));
      Files.write(train, "cut".getBytes(StandardCharsets.UTF_8));
      release(bench);
      assertEquals(new String(whole, StandardCharsets.UTF_8), Files.readString(train));
    }
  }

  @Test
  void anExportIsACopyAndNeverMixesReleases() throws IOException {
    Path out = home.resolve("out");
    try (Workbench bench = filled(home, 5)) {
      bench.set("release.export", out.toString());
      release(bench);
      assertEquals(files(folder(only(bench))), files(out));
      release(bench);
      Files.writeString(out.resolve("sft/other.jsonl"), "{}");
      GemelException e = assertThrows(GemelException.class, () -> release(bench));
      assertTrue(Found.message(e).contains("sft/other.jsonl"), e::getMessage);
    }
  }

  @Test
  void anExportNeverOverwritesWhatIsNotOfItsRelease() throws IOException {
    Path out = Files.createDirectories(home.resolve("out"));
    Path readme = Files.writeString(out.resolve("README.md"), "mine");
    try (Workbench bench = filled(home, 5)) {
      bench.set("release.export", out.toString());
      GemelException e = assertThrows(GemelException.class, () -> release(bench));
      assertTrue(Found.message(e).contains("README.md"), e::getMessage);
      assertEquals("mine", Files.readString(readme));
      assertEquals(Set.of("README.md"), files(out));

      Files.delete(readme);
      Path manifest = Files.writeString(out.resolve("manifest.json"), "{\"release_id\": \"x\"}");
      assertThrows(GemelException.class, () -> release(bench));
      assertEquals("{\"release_id\": \"x\"}", Files.readString(manifest));

      Files.delete(manifest);
      release(bench);
      String whole = Files.readString(out.resolve("sft/train.jsonl"));
      Files.writeString(out.resolve("sft/train.jsonl"), "cut");
      release(bench);
      assertEquals(whole, Files.readString(out.resolve("sft/train.jsonl")));
      assertEquals(files(folder(only(bench))), files(out));
    }
  }

  @Test
  void aClusterOnBothSidesStopsTheRelease() {
    try (Workbench bench = filled(home, 5)) {
      Dataset<Row> rows = bench.lake().read(GoldTables.INSTRUCTIONS);
      bench
          .lake()
          .upsert(
              GoldTables.INSTRUCTIONS,
              rows.orderBy("instruction_id")
                  .limit(1)
                  .withColumn(
                      "split",
                      org.apache.spark.sql.functions.expr("if(split = 'test', 'train', 'test')")));
      DataException e = assertThrows(DataException.class, () -> release(bench));
      assertTrue(Found.message(e).contains("gemel instruct"), e::getMessage);
    }
  }

  @Test
  void aTestRowThatTrainingAsksIsLeftOut() {
    try (Workbench bench = filled(home, 6)) {
      Dataset<Row> test = bench.lake().read(GoldTables.PREFERENCES).filter("preference_id = 'p3'");
      bench
          .lake()
          .upsert(
              GoldTables.PREFERENCES,
              test.withColumn("instruction", org.apache.spark.sql.functions.lit(" what of 1? ")));
      assertEquals(1L, Found.in(release(bench).counts(), "test_rows_left_out"));
    }
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : Files.readString(file).split("\n")) {
      nodes.add(JSON.readTree(line));
    }
    return nodes;
  }

  private static Set<String> keys(JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static Set<String> keysOf(JsonNode node, String more) {
    Set<String> keys = keys(node);
    keys.add(more);
    return keys;
  }

  private static Set<String> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      Set<String> names = new TreeSet<>();
      found
          .filter(Files::isRegularFile)
          .filter(p -> !p.getFileName().toString().endsWith(".crc"))
          .forEach(p -> names.add(folder.relativize(p).toString()));
      return names;
    }
  }
}
