package dev.gemel.jobs.dataset;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.SilverTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerbatimTest {
  private static final Map<String, Object> HALF = Map.of("dedup.test-share", 0.5);
  private static final Map<String, Object> NO_TEST = Map.of("dedup.test-share", 0);

  @TempDir Path home;

  private static Row doc(int seed) {
    return Documents.article("doc" + seed, Texts.sections(seed, 100));
  }

  private static Row[] docs(int from, int to) {
    List<Row> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rows.add(doc(i));
    }
    return rows.toArray(Row[]::new);
  }

  @Test
  void emptyTablesGiveNothing() {
    try (Bench bench = new Bench(home, Map.of())) {
      assertEquals(0, bench.instruct().rowsOut());
      assertEquals(0, bench.prefer().rowsOut());
      assertEquals(List.of(), bench.rows(GoldTables.INSTRUCTIONS));
    }
  }

  @Test
  void answersAreTheAuthorsOwnPassagesWithTheirProvenance() {
    try (Bench bench = new Bench(home, NO_TEST)) {
      bench.put(doc(1), Documents.article("tiny", "Too little to say."));
      JobReport first = bench.instruct();
      assertEquals(List.of(2L, 2L, 0L, 2L), figures(first));
      assertEquals(List.of(2L, 0L, 2L, 2L), figures(bench.instruct()));
      String markdown = Texts.sections(1, 100);
      for (Row row : bench.rows(GoldTables.INSTRUCTIONS)) {
        int start = row.getAs("start");
        int end = row.getAs("end");
        assertEquals(markdown.substring(start, end), row.getAs("answer"));
        assertEquals("verbatim", row.getAs("generator"));
        assertTrue(row.<String>getAs("instruction").contains("Part 1"));
        assertFalse(row.<String>getAs("instruction").contains(row.<String>getAs("answer")));
      }
      assertEquals(Map.of("too_short", 2L), bench.reasons("instruct"));
    }
  }

  @Test
  void rowsFollowDocumentsThatChangeLeaveOrComeBack() {
    try (Bench bench = new Bench(home, NO_TEST)) {
      bench.put(docs(1, 4));
      bench.instruct();
      bench.prefer();
      Set<String> before = ids(bench);
      bench.put(Documents.article("doc1", Texts.sections(11, 100)));
      assertEquals(1L, Found.in(bench.instruct().counts(), "documents_judged"));
      assertTrue(bench.prefer().rowsOut() > 0);
      assertNoText(bench, Texts.paragraph(1_000, 100));
      bench.remove(doc(2));
      assertEquals(0L, Found.in(bench.instruct().counts(), "documents_judged"));
      bench.prefer();
      assertNoText(bench, Texts.paragraph(2_000, 100));
      assertEquals(0, bench.prefer().rowsOut());
      bench.remove(Documents.article("doc1", "")).put(docs(1, 3));
      bench.instruct();
      assertEquals(before, ids(bench));
    }
  }

  /** What left must also be gone as somebody else's worse answer. */
  private static void assertNoText(Bench bench, String text) {
    for (Row row : bench.rows(GoldTables.PREFERENCES)) {
      assertNotEquals(text, row.getAs("rejected"));
      assertNotEquals(text, row.getAs("chosen"));
    }
    for (Row row : bench.rows(GoldTables.INSTRUCTIONS)) {
      assertNotEquals(text, row.getAs("answer"));
    }
  }

  @Test
  void noClusterAndNoInstructionIsOnBothSidesAsDocumentsCome() {
    try (Bench bench = new Bench(home, HALF)) {
      Row quoted = Documents.article("quoted", Texts.sections(3, 100) + Texts.paragraph(77, 20));
      bench.put(docs(1, 8));
      bench.instruct();
      Map<String, String> sides = sides(bench);
      bench.put(docs(8, 14)).put(quoted);
      bench.instruct();
      bench.prefer();
      Map<String, String> now = sides(bench);
      sides.forEach((cluster, side) -> assertEquals(side, now.getOrDefault(cluster, side)));
      assertEquals(Set.of("train", "test"), Set.copyOf(now.values()));
      for (Row row : bench.rows(GoldTables.PREFERENCES)) {
        String lender = row.getAs("rejected_document_id");
        assertEquals(row.<String>getAs("split"), splitOf(bench, lender));
      }
    }
  }

  private static Map<String, String> sides(Bench bench) {
    Map<String, String> sides = new HashMap<>();
    Map<String, String> asked = new HashMap<>();
    for (Row row : bench.rows(GoldTables.INSTRUCTIONS)) {
      String split = row.getAs("split");
      String other = sides.put(row.getAs("cluster_id"), split);
      assertTrue(other == null || other.equals(split), "a cluster is on one side");
      other = asked.put(row.getAs("instruction"), split);
      assertTrue(other == null || other.equals(split), "an instruction is on one side");
    }
    return sides;
  }

  private static String splitOf(Bench bench, String documentId) {
    return bench.rows(SilverTables.DUPLICATES).stream()
        .filter(r -> documentId.equals(r.getAs("document_id")))
        .findFirst()
        .orElseThrow()
        .getAs("split");
  }

  @Test
  void theWorseAnswerIsAnotherAuthorsPassageWhereThereIsOne() {
    try (Bench bench = new Bench(home, NO_TEST)) {
      bench.put(doc(1), doc(2), Documents.by("Bo", "bo", Texts.sections(30, 110)));
      bench.prefer();
      for (Row row : bench.rows(GoldTables.PREFERENCES)) {
        boolean ada = "Ada Quill".equals(row.getAs("author"));
        assertEquals(ada, "bo".equals(row.getAs("rejected_document_id")));
        assertFalse(Overlap.near(row.getAs("chosen"), row.getAs("rejected")));
      }
    }
  }

  @Test
  void aLoneDocumentHasNoContrastUntilAnotherComes() {
    try (Bench bench = new Bench(home, NO_TEST)) {
      bench.put(doc(1));
      assertEquals(0, Found.in(bench.prefer().counts(), "rows"));
      assertEquals(Map.of("no_contrast", 3L), bench.reasons("prefer"));
      assertEquals(0, bench.prefer().rowsOut());
      bench.put(doc(2));
      bench.prefer();
      assertEquals(4, bench.rows(GoldTables.PREFERENCES).size());
      assertEquals(Map.of(), bench.reasons("prefer"));
    }
  }

  @Test
  void anInstructionOrAnswerThatTrainingHasIsNoTest() {
    try (Bench bench = new Bench(home, HALF)) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        // Everybody has a section of this title, and one passage that all share.
        String own = "# Motive\n\n" + Texts.paragraph(i, 110) + "\n\n# Thanks %d\n\n".formatted(i);
        rows.add(Documents.article("doc" + i, own + Texts.paragraph(500, 90)));
      }
      bench.put(rows.toArray(Row[]::new));
      bench.instruct();
      Set<String> reasons = bench.reasons("instruct").keySet();
      assertTrue(reasons.contains("instruction_in_train"), reasons::toString);
      assertTrue(reasons.contains("answer_in_train"), reasons::toString);
      Set<String> train = answers(bench, "train");
      assertTrue(answers(bench, "test").stream().noneMatch(train::contains));
      assertEquals(0, bench.instruct().rowsOut());
    }
  }

  private static Set<String> answers(Bench bench, String split) {
    return bench.rows(GoldTables.INSTRUCTIONS).stream()
        .filter(r -> split.equals(r.getAs("split")))
        .map(r -> r.<String>getAs("answer"))
        .collect(toSet());
  }

  private static Set<String> ids(Bench bench) {
    return bench.rows(GoldTables.INSTRUCTIONS).stream()
        .map(r -> r.<String>getAs("instruction_id"))
        .collect(toSet());
  }

  private static List<Long> figures(JobReport r) {
    return List.of(r.rowsIn(), r.rowsOut(), r.unchanged(), r.rejects());
  }
}
