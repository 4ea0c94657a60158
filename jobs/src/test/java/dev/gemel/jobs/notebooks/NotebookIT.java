package dev.gemel.jobs.notebooks;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.SparkTests;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.MongoTables;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.jobs.table.Table;
import dev.gemel.jobs.table.Tables;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The corpus overview over a full lake: what it shows is what Spark counts. */
@Tag("heavy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotebookIT {
  private static final Column ROWS = count(lit(1));

  @TempDir static Path home;
  private Path out;
  private Lake lake;
  private Overview overview;

  @BeforeAll
  void execute() throws IOException, InterruptedException {
    NotebookProcess.needPython();
    lake = new Lake(SparkTests.session(), home.resolve("my lake #1").toString());
    new SampleLake(lake).write();
    // Stays after the test: the plots are for people to look at.
    out = NotebookProcess.notebooks().resolveSibling("jobs/target/notebook");
    NotebookProcess.Ended ended = NotebookProcess.run(lake.root(), out);
    assertEquals(0, ended.code(), ended::output);
    overview = Overview.read(out.resolve("corpus.html"));
  }

  @Test
  void namesEveryTableWithItsRowsAndVersion() {
    Set<List<String>> expected =
        Tables.ALL.stream()
            .filter(t -> !t.equals(MongoTables.DOCUMENTS))
            .map(t -> List.of(t.name(), size(t), version(t)))
            .collect(Collectors.toSet());
    assertEquals(expected, shown("Tables", "table", "rows", "Delta version"));
  }

  @Test
  void countsDocumentsByAuthorKindAndLanguage() {
    Dataset<Row> counts = documents().groupBy("author", "kind", "language").agg(ROWS);
    Set<List<String>> shown = shown("Documents", "author", "kind", "language", "documents");
    assertEquals(20, shown.size());
    Set<List<String>> expected = cells(counts);
    // The hostile name is shown cut.
    assertTrue(shown.removeIf(row -> row.get(0).startsWith("A$")), shown::toString);
    assertTrue(expected.containsAll(shown), shown::toString);
  }

  @Test
  void sumsWordsByKind() {
    assertEquals(
        cells(documents().groupBy("kind").agg(ROWS, sum("words"))),
        shown("Lengths", "kind", "documents", "words"));
  }

  @Test
  void saysWhatTheTimelineLeavesOut() {
    long undated = documents().filter(col("published_at").isNull()).count();
    assertContains("Publication", undated + " of 240 documents have no date, 2 one before 1990");
  }

  @Test
  void countsVerdictsByKind() {
    Column kept = sum(when(col("keep"), 1).otherwise(0));
    Column dropped = sum(when(col("keep"), 0).otherwise(1));
    assertEquals(
        cells(documents().groupBy("kind").agg(kept, dropped)),
        shown("Quality", "kind", "kept", "dropped"));
  }

  @Test
  void namesEverySignal() {
    Set<List<String>> names =
        cells(documents().selectExpr("explode(map_keys(signals))").distinct());
    assertEquals(names, shown("Signals", "signal"));
  }

  @Test
  void saysWhoStandsForWhom() {
    Dataset<Row> rows = lake.read(SilverTables.DUPLICATES);
    long clusters = rows.select("cluster_id").distinct().count();
    Dataset<Row> others = rows.filter("document_id <> representative_id");
    assertContains("Duplicates", clusters + " clusters of 200 documents; another document stands");
    assertContains("Duplicates", "for %d.".formatted(others.count()));
    assertEquals(others.count(), overview.table("Duplicates").size());
  }

  @Test
  void countsDatasetRowsBySplitAndGenerator() {
    Dataset<Row> counts = bySplit(GoldTables.INSTRUCTIONS).union(bySplit(GoldTables.PREFERENCES));
    assertEquals(cells(counts), shown("Datasets", "dataset", "generator", "train", "test"));
  }

  @Test
  void countsRejectsByJobAndReason() {
    assertEquals(
        cells(lake.read(OpsTables.REJECTS).groupBy("job", "reason").agg(ROWS)),
        shown("Rejects", "job", "reason", "records"));
  }

  @Test
  void showsTheNewestRunOfEachJob() {
    assertEquals(
        Set.of(
            List.of("crawl", "3", "done", "108", "18", "8"),
            List.of("dedup", "2", "done", "107", "17", "7"),
            List.of("clean", "2", "failed", "106", "16", "6"),
            List.of("load", "2", "done", "105", "15", "5")),
        shown("Runs", "job", "runs", "status", "rows_in", "rows_out", "rejects"));
  }

  @Test
  void showsTextFromOutsideAsText() {
    assertEquals(0, overview.page().select(".dataframe b, .dataframe script").size());
    assertContains("Documents", "<b>Bold</b>");
  }

  @Test
  void keepsEightPictures() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(8, files.filter(f -> f.toString().endsWith(".png")).count());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-authors", "2-lengths", "3-timeline", "4-quality",
        "5-signals", "6-duplicates", "7-datasets", "8-rejects"
      })
  void drawsSomething(String name) throws IOException {
    BufferedImage image = ImageIO.read(out.resolve("corpus-%s.png".formatted(name)).toFile());
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    long inked = IntStream.of(pixels).filter(p -> (p & 0xFFFFFF) != 0xFFFFFF).count();
    assertTrue(inked > pixels.length / 50, () -> "%s: %d pixels of ink".formatted(name, inked));
    assertTrue(IntStream.of(pixels).distinct().count() > 20, name);
  }

  private Dataset<Row> documents() {
    return lake.read(SilverTables.DOCUMENTS);
  }

  private String size(Table table) {
    return lake.exists(table) ? String.valueOf(lake.read(table).count()) : "not written yet";
  }

  private String version(Table table) {
    return lake.exists(table) ? String.valueOf(lake.version(table).orElseThrow()) : "";
  }

  private Dataset<Row> bySplit(Table table) {
    Column train = sum(when(col("split").equalTo("train"), 1).otherwise(0));
    Column test = sum(when(col("split").equalTo("test"), 1).otherwise(0));
    return lake.read(table)
        .groupBy(lit(table.name().substring("gold.".length())), col("generator"))
        .agg(train, test);
  }

  private static Set<List<String>> cells(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .map(
            r ->
                IntStream.range(0, r.size())
                    .mapToObj(i -> normal(String.valueOf(r.get(i))))
                    .toList())
        .collect(Collectors.toSet());
  }

  private Set<List<String>> shown(String section, String... columns) {
    List<Map<String, String>> rows = overview.table(section);
    Set<List<String>> cells =
        rows.stream()
            .map(r -> Stream.of(columns).map(c -> String.valueOf(r.get(c))).toList())
            .collect(Collectors.toSet());
    assertEquals(rows.size(), cells.size(), "rows shown twice in " + section);
    return cells;
  }

  private void assertContains(String section, String part) {
    assertTrue(overview.text(section).contains(part), () -> overview.text(section));
  }

  /** Whitespace as a browser shows it. */
  private static String normal(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
