package dev.gemel.jobs.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.load.LoadConfig;
import dev.gemel.jobs.load.LoadJob;
import dev.gemel.jobs.load.Pages;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.SilverTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanJobTest {
  private static final String PROSE =
      """
      We don't throw old maps away, because the well-worn paths on them are how the town remembers.
      Write to ada@quill.example if you find one. The archive keeps them flat, dry and dark.

      ## Paper

      Rag paper lasts, while wood pulp turns brown and brittle within the life of a person who
      could have known better. That is the whole of the matter, and it has been for two centuries.

          int   x = 1;
      """;

  @TempDir Path home;

  @Test
  void cleansWhatChangedAndKeepsVerdicts() {
    try (Workbench bench = new Workbench(home)) {
      write(bench, "urn:a", PROSE);
      write(bench, "urn:b", "Too short to learn from.");
      JobReport first = clean(bench);
      JobReport second = clean(bench);
      write(bench, "urn:a", PROSE + "\nOne more line, written later than the others were.\n");
      JobReport third = clean(bench);

      assertEquals(List.of(2L, 2L, 0L, 1L), figures(first));
      assertEquals(List.of(2L, 0L, 2L, 1L), figures(second));
      assertEquals(List.of(2L, 1L, 1L, 1L), figures(third));
      Row kept = bench.lake().read(SilverTables.DOCUMENTS).filter("keep").first();
      String text = kept.getAs("text");
      assertTrue(text.contains("don't") && text.contains("well-worn"), text);
      assertTrue(kept.<String>getAs("markdown").contains("    int   x = 1;"));
      assertTrue(text.contains("[EMAIL]") && !text.contains("quill.example"), text);
      assertEquals("en", kept.getAs("language"));
      assertEquals(
          "EMAIL",
          kept.<Row>getList(kept.fieldIndex("pii"))
              .get(0)
              .getString(0)
              .toUpperCase(java.util.Locale.ROOT));
      Row dropped = bench.lake().read(SilverTables.DOCUMENTS).filter("not keep").first();
      assertTrue(dropped.getList(dropped.fieldIndex("reasons")).contains("too_few_words"));
      assertEquals(1, bench.lake().read(OpsTables.REJECTS).filter("job = 'clean'").count());
    }
  }

  @Test
  void anEmptyDatabaseGivesAnEmptyTable() {
    try (Workbench bench = new Workbench(home)) {
      assertEquals(
          List.of(0L, 0L, 0L, 0L), figures(bench.run(s -> new CleanJob(CleanConfig.from(s)))));
      assertFalse(bench.lake().exists(SilverTables.DOCUMENTS));
    }
  }

  private static void write(Workbench bench, String url, String text) {
    Row page = Pages.page(url, "text/markdown", text, Map.of("author", "Ada Quill"));
    bench.lake().upsert(BronzeTables.PAGES, Pages.frame(bench.spark(), page));
  }

  private static JobReport clean(Workbench bench) {
    bench.run(s -> new LoadJob(LoadConfig.from(s)));
    return bench.run(s -> new CleanJob(CleanConfig.from(s)));
  }

  private static List<Long> figures(JobReport r) {
    return List.of(r.rowsIn(), r.rowsOut(), r.unchanged(), r.rejects());
  }
}
