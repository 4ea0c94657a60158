package dev.gemel.jobs.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.embedded.site.SampleSite;
import dev.gemel.jobs.SparkTests;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.process.Child;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.jobs.table.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} in the middle of each job: the run after it goes on and ends in the tables of a
 * run that nobody disturbed.
 */
class KillIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final List<String> STEPS =
      List.of("crawl", "load", "clean", "dedup", "instruct", "prefer", "release", "embed");

  /** What differs between two runs of the same work: when, and who ran it. */
  private static final Map<Table, Set<String>> COMPARED =
      Map.of(
          BronzeTables.PAGES, Set.of("fetched_at", "last_modified"),
          SilverTables.DOCUMENTS, Set.of(),
          SilverTables.DUPLICATES, Set.of(),
          GoldTables.INSTRUCTIONS, Set.of(),
          GoldTables.PREFERENCES, Set.of(),
          GoldTables.RELEASES, Set.of("released_at", "inputs", "path", "files"),
          GoldTables.CHUNKS, Set.of(),
          OpsTables.REJECTS, Set.of("detail"));

  @TempDir Path work;

  @Test
  void aKilledRunEndsWhereAnUndisturbedOneDoes() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (SampleSite site = SampleSite.start(0)) {
      site.resetFailures();
      try (Child calm = run(site, "calm")) {
        assertEquals(0, calm.await(LIMIT), calm.stderr());
      }
      site.resetFailures();
      for (String step : STEPS) {
        try (Child child = run(site, "killed")) {
          child.until(() -> child.stderr().contains(step + " ..."), LIMIT);
          Child.sleep(random.nextInt(2_000));
          child.kill();
        }
      }
      try (Child last = run(site, "killed")) {
        assertEquals(0, last.await(LIMIT), last.stderr());
      }
    }
    COMPARED.forEach((table, ignored) -> compare(table, ignored, "seed " + seed));
  }

  private Child run(SampleSite site, String home) {
    return Child.gemel(
        "run",
        "--home",
        work.resolve(home).toString(),
        "--seed",
        site.url() + "/",
        "--delay",
        "1ms",
        "--max-pages",
        "80");
  }

  private void compare(Table table, Set<String> ignored, String seed) {
    List<String> calm = rows("calm", table, ignored);
    assertTrue(!calm.isEmpty(), table.name());
    assertEquals(calm, rows("killed", table, ignored), table.name() + ", " + seed);
  }

  private List<String> rows(String home, Table table, Set<String> ignored) {
    Column[] columns =
        Arrays.stream(table.columnNames())
            .filter(c -> !ignored.contains(c))
            .map(functions::col)
            .toArray(Column[]::new);
    Lake lake = new Lake(SparkTests.session(), work.resolve(home).resolve("lake").toString());
    return lake.read(table).select(columns).toJSON().collectAsList().stream()
        .sorted()
        .collect(Collectors.toList());
  }
}
