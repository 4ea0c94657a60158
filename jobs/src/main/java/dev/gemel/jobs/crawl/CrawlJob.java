package dev.gemel.jobs.crawl;

import dev.gemel.conf.GemelException;
import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.run.Rejects;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.jobs.table.Table;
import java.util.List;

/**
 * From seeds to {@code bronze.pages} in rounds: each round asks for the nearest URLs found and not
 * yet asked for, and commits pages, then requests. What is left is told from these tables, so a
 * crawl that was cut, or that reached a limit since raised, goes on; one with nothing left is
 * finished, and the next run begins a new one, asking conditionally for what is stored.
 */
public final class CrawlJob implements Job {
  private final CrawlConfig config;

  public CrawlJob(CrawlConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "crawl";
  }

  @Override
  public List<Table> inputs() {
    return List.of(BronzeTables.FETCHES, BronzeTables.PAGES);
  }

  @Override
  public List<Table> outputs() {
    return List.of(BronzeTables.FETCHES, BronzeTables.PAGES);
  }

  /**
   * Runs rounds until nothing is left or a limit is reached.
   *
   * @throws GemelException when no seed could be read, naming each with its reason
   */
  @Override
  public JobReport run(JobContext context) {
    Rejects rejects = new Rejects(context.lake(), name());
    Crawl crawl = Crawl.open(context, config);
    Tally tally = new Tally();
    List<String> failures = List.of();
    while (tally.rounds() < config.maxRounds() && failures.isEmpty() && crawl.round(tally)) {
      failures = crawl.seedFailures();
    }
    if (tally.rounds() > 0) {
      CrawlRejects.update(rejects, crawl.asked());
    }
    if (!failures.isEmpty()) {
      throw new GemelException(
          "no seed could be read; check the address, the network and the site's robots.txt:\n  "
              + String.join("\n  ", failures));
    }
    return tally.report(rejects.count());
  }
}
