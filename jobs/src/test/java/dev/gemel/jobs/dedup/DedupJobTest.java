package dev.gemel.jobs.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.conf.ConfigException;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.dataset.Documents;
import dev.gemel.jobs.dataset.Found;
import dev.gemel.jobs.dataset.Texts;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.SilverTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DedupJobTest {
  @TempDir Path home;

  private static JobReport run(Workbench bench) {
    return bench.run(s -> new DedupJob(DedupConfig.from(s)));
  }

  private static void put(Workbench bench, Row... rows) {
    bench.lake().upsert(SilverTables.DOCUMENTS, Documents.frame(bench.spark(), List.of(rows)));
  }

  private static void remove(Workbench bench, Row... rows) {
    bench.lake().delete(SilverTables.DOCUMENTS, Documents.frame(bench.spark(), List.of(rows)));
  }

  private static Map<String, Row> duplicates(Workbench bench) {
    return bench.rows(SilverTables.DUPLICATES).stream()
        .collect(Collectors.toMap(r -> r.getAs("document_id"), r -> r));
  }

  @Test
  void emptyTablesGiveNothing() {
    try (Workbench bench = new Workbench(home)) {
      assertEquals(0, run(bench).rowsOut());
      assertEquals(List.of(), bench.rows(SilverTables.DUPLICATES));
    }
  }

  @Test
  void findsCopiesAndNearCopiesGrowsAndForgets() {
    String text = Texts.paragraph(1, 300);
    Row original = Documents.article("a-original", text);
    Row copy = Documents.article("b-copy", text);
    Row near = Documents.article("c-near", text + " " + Texts.paragraph(2, 60));
    Row other = Documents.article("d-other", Texts.paragraph(3, 300));
    Row wordless = Documents.article("e-wordless", "— — —");
    Row wordless2 = Documents.article("f-wordless", "– – –");
    try (Workbench bench = new Workbench(home)) {
      put(bench, original, copy, other, wordless, wordless2, Documents.dropped("x", text));
      JobReport first = run(bench);
      assertEquals(List.of(5L, 10L, 0L), figures(first));
      Map<String, Row> before = duplicates(bench);
      assertEquals("exact", Found.in(before, "a-original").getAs("method"));
      assertEquals("unique", Found.in(before, "e-wordless").getAs("method"));
      assertEquals(List.of(5L, 0L, 5L), figures(run(bench)));

      put(bench, near);
      JobReport grown = run(bench);
      assertEquals(1L, Found.in(grown.counts(), "signatures_made"));
      Map<String, Row> after = duplicates(bench);
      before.forEach(
          (id, row) -> {
            assertEquals(row.<String>getAs("cluster_id"), Found.in(after, id).getAs("cluster_id"));
            assertEquals(row.<String>getAs("split"), Found.in(after, id).getAs("split"));
          });
      assertEquals("near", Found.in(after, "c-near").getAs("method"));
      assertEquals("c-near", Found.in(after, "a-original").getAs("representative_id"));
      assertEquals(
          Found.in(after, "a-original").<String>getAs("split"),
          Found.in(after, "c-near").getAs("split"));

      remove(bench, near, copy);
      run(bench);
      assertEquals(4, duplicates(bench).size());
      assertEquals(4, bench.rows(SilverTables.SIGNATURES).size());
      assertEquals("unique", Found.in(duplicates(bench), "a-original").getAs("method"));
      assertEquals(
          Found.in(before, "a-original").<String>getAs("cluster_id"),
          Found.in(duplicates(bench), "a-original").getAs("cluster_id"));
    }
  }

  @Test
  void aRewrittenDocumentIsJudgedAnewAndKeepsItsSide() {
    try (Workbench bench = new Workbench(home, Map.of("dedup.test-share", 0.5))) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        rows.add(Documents.article("doc" + i, Texts.paragraph(i, 120)));
      }
      put(bench, rows.toArray(Row[]::new));
      run(bench);
      Map<String, Row> before = duplicates(bench);
      put(bench, Documents.article("doc0", Texts.paragraph(99, 150)));
      JobReport second = run(bench);
      assertEquals(1L, Found.in(second.counts(), "signatures_made"));
      Row now = Found.in(duplicates(bench), "doc0");
      assertNotEquals(Found.in(before, "doc0").<String>getAs("text_hash"), now.getAs("text_hash"));
      assertEquals(Found.in(before, "doc0").<String>getAs("split"), now.getAs("split"));
      assertTrue(
          duplicates(bench).values().stream().map(r -> r.getAs("split")).distinct().count() == 2,
          "both sides occur");
    }
  }

  @Test
  void aCrowdedBucketNamesNoPairsAndIsCounted() {
    String text = Texts.paragraph(1, 200);
    try (Workbench bench = new Workbench(home, Map.of("dedup.max-bucket", 2))) {
      put(
          bench,
          Documents.article("a", text + "!"),
          Documents.article("b", text + "?"),
          Documents.article("c", text + " …"));
      JobReport report = run(bench);
      assertEquals(3L, Found.in(report.counts(), "clusters"));
      assertTrue(Found.in(report.counts(), "buckets_over_limit") > 0, report::toString);
    }
  }

  @Test
  void aRunCutBetweenItsTablesIsFinishedByTheNext() {
    Row one = Documents.article("a", Texts.paragraph(1, 200));
    Row two = Documents.article("b", Texts.paragraph(1, 200) + " and more");
    List<Row> undisturbed;
    try (Workbench bench = new Workbench(home.resolve("whole"))) {
      put(bench, one, two);
      run(bench);
      undisturbed = bench.rows(SilverTables.DUPLICATES);
    }
    try (Workbench bench = new Workbench(home.resolve("cut"))) {
      put(bench, one, two);
      DedupConfig config = DedupConfig.from(bench.settings());
      bench
          .lake()
          .upsert(
              SilverTables.SIGNATURES,
              DedupJob.transform(bench.lake().read(SilverTables.DOCUMENTS), config));
      JobReport report = run(bench);
      assertEquals(0L, Found.in(report.counts(), "signatures_made"));
      assertEquals(undisturbed, bench.rows(SilverTables.DUPLICATES));
    }
  }

  @Test
  void badConfigurationNamesEveryKey() {
    try (Workbench bench = new Workbench(home)) {
      bench.set("dedup.bands", 4096);
      bench.set("dedup.min-containment", 0);
      ConfigException e =
          assertThrows(ConfigException.class, () -> DedupConfig.from(bench.settings()));
      assertEquals(2, e.problems().size(), e::getMessage);
    }
  }

  private static List<Long> figures(JobReport report) {
    return List.of(report.rowsIn(), report.rowsOut(), report.unchanged());
  }
}
