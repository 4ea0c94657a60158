package dev.gemel.jobs.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.embedded.site.SampleSite;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.clean.CleanConfig;
import dev.gemel.jobs.clean.CleanJob;
import dev.gemel.jobs.crawl.CrawlConfig;
import dev.gemel.jobs.crawl.CrawlJob;
import dev.gemel.jobs.dedup.DedupConfig;
import dev.gemel.jobs.dedup.DedupJob;
import dev.gemel.jobs.embed.EmbedConfig;
import dev.gemel.jobs.embed.EmbedJob;
import dev.gemel.jobs.load.LoadConfig;
import dev.gemel.jobs.load.LoadJob;
import dev.gemel.jobs.process.Child;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.jobs.table.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clean and embed on a real cluster (master, two workers, executors: all processes of their own)
 * give the rows that they give in this JVM.
 */
@Tag("heavy")
class ClusterIT {
  private static final Duration LIMIT = Duration.ofMinutes(6);

  @TempDir Path work;

  @Test
  void theClusterWritesTheRowsOfTheLocalRun() throws Exception {
    Path local = work.resolve("local");
    Path cluster = work.resolve("cluster");
    try (Workbench bench = pages(local)) {
      bench.run(s -> new CleanJob(CleanConfig.from(s)));
      bench.run(s -> new DedupJob(DedupConfig.from(s)));
      bench.run(s -> new EmbedJob(EmbedConfig.from(s)));
    }
    copyPages(local, cluster);
    try (StandaloneCluster spark = new StandaloneCluster(work)) {
      submit(spark, "clean", cluster);
      try (Workbench bench = new Workbench(cluster)) {
        bench.run(s -> new DedupJob(DedupConfig.from(s)));
      }
      submit(spark, "embed", cluster);
    }
    try (Workbench a = new Workbench(local);
        Workbench b = new Workbench(cluster)) {
      for (Table table :
          List.of(
              SilverTables.DOCUMENTS,
              SilverTables.DUPLICATES,
              GoldTables.CHUNKS,
              OpsTables.REJECTS)) {
        assertTrue(a.lake().read(table).count() > 0, table.name());
        assertEquals(
            a.sorted(table).toJSON().collectAsList(),
            b.sorted(table).toJSON().collectAsList(),
            table.name());
      }
    }
  }

  private static Workbench pages(Path home) throws Exception {
    try (SampleSite site = SampleSite.start(0)) {
      Workbench bench =
          new Workbench(
              home,
              Map.of(
                  "crawl.seeds",
                  List.of(site.url() + "/"),
                  "crawl.delay",
                  "1ms",
                  "crawl.max-pages",
                  "60"));
      bench.run(s -> new CrawlJob(CrawlConfig.from(s)));
      bench.run(s -> new LoadJob(LoadConfig.from(s)));
      return bench;
    }
  }

  /** The same pages, loaded into another home. */
  private static void copyPages(Path from, Path to) {
    try (Workbench a = new Workbench(from);
        Workbench b = new Workbench(to)) {
      b.lake().append(BronzeTables.PAGES, a.lake().read(BronzeTables.PAGES));
      b.run(s -> new LoadJob(LoadConfig.from(s)));
    }
  }

  private static void submit(StandaloneCluster spark, String job, Path home) {
    try (Child child = spark.submit(job, "--home", home.toString())) {
      assertEquals(0, child.await(LIMIT), child.stderr());
    }
  }
}
