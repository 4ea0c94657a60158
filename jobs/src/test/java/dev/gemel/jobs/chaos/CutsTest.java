package dev.gemel.jobs.chaos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.conf.Settings;
import dev.gemel.embedded.site.SampleSite;
import dev.gemel.jobs.Workbench;
import dev.gemel.jobs.clean.CleanConfig;
import dev.gemel.jobs.clean.CleanJob;
import dev.gemel.jobs.crawl.CrawlConfig;
import dev.gemel.jobs.crawl.CrawlJob;
import dev.gemel.jobs.dataset.DatasetConfig;
import dev.gemel.jobs.dataset.InstructJob;
import dev.gemel.jobs.dataset.PreferJob;
import dev.gemel.jobs.dedup.DedupConfig;
import dev.gemel.jobs.dedup.DedupJob;
import dev.gemel.jobs.embed.EmbedConfig;
import dev.gemel.jobs.embed.EmbedJob;
import dev.gemel.jobs.load.LoadConfig;
import dev.gemel.jobs.load.LoadJob;
import dev.gemel.jobs.release.ReleaseConfig;
import dev.gemel.jobs.release.ReleaseJob;
import dev.gemel.jobs.run.Job;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each job is cut before its first commit, then after one, after two and so on, each run going on
 * from what the last one left, until none is left to cut. What it ends in is what an uncut home
 * has.
 */
class CutsTest {
  private static final List<Function<Settings, Job>> JOBS =
      List.of(
          s -> new CrawlJob(CrawlConfig.from(s)),
          s -> new LoadJob(LoadConfig.from(s)),
          s -> new CleanJob(CleanConfig.from(s)),
          s -> new DedupJob(DedupConfig.from(s)),
          s -> new EmbedJob(EmbedConfig.from(s)),
          s -> new InstructJob(DatasetConfig.from(s, "instruct")),
          s -> new PreferJob(DatasetConfig.from(s, "prefer")),
          s -> new ReleaseJob(ReleaseConfig.from(s)));

  /** More commits than any job makes on so few pages. */
  private static final int MAX_CUTS = 12;

  @TempDir Path work;

  private static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void aRunCutBeforeAnyCommitIsFinishedByTheNext() throws Exception {
    int cuts = 0;
    try (SampleSite site = SampleSite.start(0);
        Workbench calm = bench(site, "calm");
        Workbench cut = bench(site, "cut")) {
      for (Function<Settings, Job> job : JOBS) {
        calm.run(job);
        site.resetFailures();
        cuts += cutUntilDone(cut, job);
        site.resetFailures();
      }
    }
    // Two commits a job at least, its own and that of ops.runs, each with a cut before it.
    assertTrue(cuts >= 2 * JOBS.size(), cuts + " cuts");
    Homes.assertSame(work.resolve("calm"), work.resolve("cut"), cuts + " cuts");
  }

  /** Runs the job until it comes to its end; the number of runs that were cut. */
  private static int cutUntilDone(Workbench bench, Function<Settings, Job> job) {
    for (int cuts = 0; cuts < MAX_CUTS; cuts++) {
      AtomicInteger allowed = new AtomicInteger(cuts);
      try {
        bench.run(
            job,
            bench.lake(
                table -> {
                  if (allowed.getAndDecrement() <= 0) {
                    throw new Cut();
                  }
                }));
        return cuts;
      } catch (Cut expected) {
        // The next run goes on where this one was cut.
      }
    }
    throw new AssertionError("still not done after " + MAX_CUTS + " cuts");
  }

  private Workbench bench(SampleSite site, String home) {
    return new Workbench(
        work.resolve(home),
        Map.of(
            "crawl.seeds", List.of(site.url() + "/"),
            "crawl.delay", "1ms",
            "crawl.timeout", "5s",
            "crawl.max-pages", "40"));
  }
}
