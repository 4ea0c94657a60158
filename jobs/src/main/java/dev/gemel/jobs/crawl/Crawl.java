package dev.gemel.jobs.crawl;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.table.BronzeTables;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One crawl as the driver runs it: plans a round, has it fetched, commits it. Not thread-safe. */
final class Crawl {
  private static final Logger LOG = LoggerFactory.getLogger(Crawl.class);

  private final SparkSession spark;
  private final Lake lake;
  private final CrawlConfig config;
  private final CrawlLog log;
  private final Admission admission;
  private final String id;
  private final Seeds seeds;
  private UrlSet asked = UrlSet.EMPTY;
  private UrlSet stored;
  private final HostPlan hosts;
  private int nextRound;
  private long pagesAsked;

  private Crawl(JobContext context, CrawlConfig config, CrawlLog log, String id) {
    this.spark = context.spark();
    this.lake = context.lake();
    this.config = config;
    this.log = log;
    this.admission = new Admission(config.scope(), config.seeds());
    this.id = id;
    this.seeds = new Seeds(config.seeds());
    this.stored = log.stored();
    this.hosts = new HostPlan(log, id, sameAuthor());
    note(log.fetches(id).collectAsList());
  }

  /** The newest crawl of these seeds when something of it is left, else a new one. */
  static Crawl open(JobContext context, CrawlConfig config) {
    CrawlLog log = new CrawlLog(context.lake(), config.seeds());
    int begun = log.begun();
    if (begun > 0) {
      Crawl last = new Crawl(context, config, log, log.id(begun - 1));
      if (last.budget() > 0 && !last.frontier().isEmpty()) {
        LOG.info("crawl {} goes on at round {}", last.id, last.nextRound);
        return last;
      }
    }
    return new Crawl(context, config, log, log.id(begun));
  }

  /** The crawl's requests so far, those of earlier runs among them. */
  Dataset<Row> asked() {
    return log.fetches(id);
  }

  /** One line a seed when none could be read. */
  List<String> seedFailures() {
    return seeds.failures();
  }

  /** Fetches and commits one round; false when nothing is left to ask for. */
  boolean round(Tally tally) {
    int room = (int) Math.min(config.roundSize(), budget());
    List<Row> planned = room > 0 ? frontier().limit(room).collectAsList() : List.of();
    if (planned.isEmpty()) {
      return false;
    }
    List<HostBatch> batches = hosts.batches(targets(planned), room - planned.size());
    Round round =
        new Round(id, nextRound, config.author(), admission, config.maxDepth(), config.fetch());
    int done;
    Dataset<Row> outcomes = fetch(batches, round).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      done = commit(outcomes, tally);
    } finally {
      outcomes.unpersist();
    }
    LOG.info(
        "round {}: {} requests to {} hosts, {} URLs asked so far",
        round.number(),
        done,
        batches.size(),
        pagesAsked);
    return true;
  }

  private Dataset<Row> fetch(List<HostBatch> batches, Round round) {
    Broadcast<Seen> seen =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(new Seen(asked, stored));
    return spark
        .createDataset(batches, Encoders.javaSerialization(HostBatch.class))
        .mapPartitions(new FetchHosts(round, seen), Encoders.row(Outcome.SCHEMA));
  }

  private int commit(Dataset<Row> outcomes, Tally tally) {
    Dataset<Row> fetches = outcomes.select("fetch.*");
    List<Row> rows = fetches.collectAsList();
    long written = store(outcomes, rows);
    if (!rows.isEmpty()) {
      lake.insert(BronzeTables.FETCHES, fetches);
    }
    tally.add(rows, written);
    note(rows);
    return rows.size();
  }

  /** New pages are appended, which costs less than the merge that changed ones need. */
  private long store(Dataset<Row> outcomes, List<Row> fetches) {
    List<String> read =
        fetches.stream()
            .filter(f -> State.FETCHED.column().equals(f.getAs("state")))
            .map(f -> f.<String>getAs("url"))
            .toList();
    if (read.isEmpty()) {
      return 0;
    }
    boolean all = read.stream().noneMatch(stored::contains);
    stored = stored.plus(read);
    if (all) {
      // A page that was read left its row: nothing to count.
      lake.insert(BronzeTables.PAGES, pages(outcomes));
      return read.size();
    }
    return lake.upsert(BronzeTables.PAGES, changed(outcomes)).upserted();
  }

  private static Dataset<Row> pages(Dataset<Row> outcomes) {
    return outcomes.filter(col("page").isNotNull()).select("page.*");
  }

  /** Pages that are new or differ from the stored ones; times and depth are no difference. */
  private Dataset<Row> changed(Dataset<Row> outcomes) {
    Dataset<Row> fresh = pages(outcomes).as("f");
    Dataset<Row> stored = log.pages().as("s");
    Column same =
        List.of("page_id", "content_hash", "etag", "last_modified", "outlinks").stream()
            .map(c -> col("f." + c).eqNullSafe(col("s." + c)))
            .reduce(Column::and)
            .orElse(lit(false));
    return fresh.join(stored, same, "left_anti");
  }

  private Dataset<Row> frontier() {
    return Frontier.transform(
        Frontier.seeds(spark, config.seeds()), asked(), log.pages(), admission, config.maxDepth());
  }

  private long budget() {
    return config.maxPages() - pagesAsked;
  }

  private void note(List<Row> fetches) {
    seeds.add(fetches);
    asked = asked.plus(fetches.stream().map(r -> r.<String>getAs("url")).toList());
    for (Row fetch : fetches) {
      String url = fetch.getAs("url");
      boolean counts = fetch.<Integer>getAs("attempts") > 0 && !Origins.isRobots(url);
      pagesAsked += counts ? 1 : 0;
      nextRound = Math.max(nextRound, fetch.<Integer>getAs("round") + 1);
      hosts.note(fetch);
    }
  }

  /** A page stored under another author is read anew, since its row would change. */
  private Column sameAuthor() {
    return col("author").eqNullSafe(lit(config.author()));
  }

  private List<Target> targets(List<Row> planned) {
    List<Target> targets = new ArrayList<>();
    for (Row row : planned) {
      boolean known =
          row.getAs("stored") != null
              && java.util.Objects.equals(row.getAs("author"), config.author());
      Target.Known validators =
          known ? new Target.Known(row.getAs("etag"), row.getAs("last_modified")) : null;
      targets.add(
          new Target(row.getAs("url"), row.getAs("depth"), row.getAs("referrer"), validators));
    }
    return targets;
  }
}
