package dev.gemel.jobs.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.dataset.Book;
import dev.gemel.jobs.dataset.DatasetConfig;
import dev.gemel.jobs.dataset.Documents;
import dev.gemel.jobs.dataset.Found;
import dev.gemel.jobs.dataset.InstructJob;
import dev.gemel.jobs.dataset.PreferJob;
import dev.gemel.jobs.dedup.DedupConfig;
import dev.gemel.jobs.dedup.DedupJob;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.SilverTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real articles from clean text to a release, twice. */
class FlowTest {
  @TempDir Path home;

  @Test
  void releasesABookOfTwoAuthorsAndThenFindsNothingToDo() {
    List<Row> articles = Book.articles();
    try (Workbench bench = new Workbench(home)) {
      bench.lake().append(SilverTables.DOCUMENTS, Documents.frame(bench.spark(), articles));
      JobReport dedup = bench.run(s -> new DedupJob(DedupConfig.from(s)));
      assertEquals(5 * 2, Found.in(dedup.counts(), "near"));
      assertEquals(71, Found.in(dedup.counts(), "clusters"));
      assertTwins(bench);

      JobReport instruct = instruct(bench);
      JobReport prefer = prefer(bench);
      JobReport release = release(bench);
      assertEquals(List.of(71L, 498L), List.of(instruct.rowsIn(), instruct.rowsOut()));
      assertEquals(List.of(71L, 498L), List.of(prefer.rowsIn(), prefer.rowsOut()));
      assertEquals(439, Found.in(release.counts(), "sft_train"));
      assertEquals(59, Found.in(release.counts(), "sft_test"));
      Row row = bench.rows(GoldTables.RELEASES).get(0);
      assertTrue(Files.exists(home.resolve("lake/" + row.getAs("path") + "/sft/train.jsonl")));

      assertEquals(0, bench.run(s -> new DedupJob(DedupConfig.from(s))).rowsOut());
      assertEquals(0, instruct(bench).rowsOut());
      assertEquals(0, prefer(bench).rowsOut());
      assertEquals(0, release(bench).rowsOut());
    }
  }

  /** Each article on one platform is found with its twin on the other, and with nothing else. */
  private static void assertTwins(Workbench bench) {
    Map<String, List<String>> clusters =
        bench.rows(SilverTables.DUPLICATES).stream()
            .filter(r -> r.<Integer>getAs("cluster_size") > 1)
            .collect(
                Collectors.groupingBy(
                    r -> r.getAs("cluster_id"),
                    Collectors.mapping(r -> r.getAs("document_id"), Collectors.toList())));
    clusters
        .values()
        .forEach(
            twins -> {
              assertEquals(2, twins.size(), twins::toString);
              assertTrue(twins.get(0).contains("substack.com"), twins::toString);
              assertTrue(twins.get(1).contains("medium.com"), twins::toString);
            });
  }

  private static JobReport instruct(Workbench bench) {
    return bench.run(s -> new InstructJob(DatasetConfig.from(s, "instruct")));
  }

  private static JobReport prefer(Workbench bench) {
    return bench.run(s -> new PreferJob(DatasetConfig.from(s, "prefer")));
  }

  private static JobReport release(Workbench bench) {
    return bench.run(s -> new ReleaseJob(ReleaseConfig.from(s)));
  }
}
