package dev.gemel.jobs.run;

import dev.gemel.conf.Settings;
import dev.gemel.jobs.lake.Lake;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs one after another in a session, each with a row in {@code ops.runs}. A job that finds
 * everything as its last run left it is not run: its row says so, and is written with the next one
 * or when the runner is closed.
 */
public final class JobRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final SparkSession spark;
  private final Lake lake;
  private final Services services;
  private final Settings settings;
  private final Clock clock;
  private final boolean always;
  private final RunLog log;

  /**
   * @param always whether a job is run even where nothing seems to have changed
   */
  public JobRunner(
      SparkSession spark,
      Lake lake,
      Services services,
      Settings settings,
      Clock clock,
      boolean always) {
    this.spark = spark;
    this.lake = lake;
    this.services = services;
    this.settings = settings;
    this.clock = clock;
    this.always = always;
    this.log = new RunLog(spark, lake);
  }

  /**
   * Runs {@code job} and records it, failed or done.
   *
   * @throws RuntimeException what the job threw, after it was recorded
   */
  public JobReport run(Job job) {
    // As tables keep it, so that files and rows written with it agree.
    Instant start = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String runId = UUID.randomUUID().toString();
    RunLog.Entry entry =
        new RunLog.Entry(
            runId, job, start, settings.digest(job.name()), log.versions(job.inputs()));
    JobContext context = new JobContext(spark, lake, services, runId, start);
    spark.sparkContext().setJobGroup(job.name(), job.name(), false);
    try {
      StateDigest state = new StateDigest(job, context, settings);
      JobReport unchanged = always ? null : unchanged(job, state);
      return unchanged == null
          ? run(job, context, entry, state)
          : passOver(entry, unchanged, state);
    } catch (Throwable e) {
      // Spark throws checked exceptions that it does not declare; precise rethrow keeps them.
      recordFailure(entry, e);
      throw e;
    } finally {
      spark.sparkContext().clearJobGroup();
      spark.catalog().clearCache();
    }
  }

  private JobReport run(Job job, JobContext context, RunLog.Entry entry, StateDigest state) {
    JobReport report = job.run(context);
    services.flush();
    log.write(entry, report, state.after().orElse(null), clock.instant());
    LOG.info("{}: {}", job.name(), report);
    return report;
  }

  private JobReport passOver(RunLog.Entry entry, JobReport unchanged, StateDigest state) {
    log.keep(entry, unchanged, state.before().orElse(null), clock.instant());
    LOG.info("{}: nothing changed since its last run", entry.job().name());
    return unchanged;
  }

  /** The report of a run that has nothing to do; null when there may be something. */
  private @Nullable JobReport unchanged(Job job, StateDigest state) {
    Optional<String> now = state.before();
    if (now.isEmpty()) {
      return null;
    }
    try {
      return PastRuns.newest(lake, spark.sparkContext().hadoopConfiguration(), job.name())
          .filter(last -> last.done() && now.get().equals(last.stateDigest()))
          .map(last -> job.nothingToDo(last.report()))
          .orElse(null);
    } catch (RuntimeException e) {
      // Past runs only save work; without them it is done.
      LOG.warn("{}: ops.runs cannot be read, so the tables are looked at: {}", job.name(), e);
      return null;
    }
  }

  private void recordFailure(RunLog.Entry entry, Throwable failure) {
    try {
      log.writeFailure(entry, String.valueOf(failure.getMessage()), clock.instant());
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Writes the rows of runs that did nothing. */
  @Override
  public void close() {
    log.flush();
  }
}
