package dev.gemel.jobs.run;

import dev.gemel.conf.Settings;
import dev.gemel.jobs.lake.Lake;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs one after another in a session, each with a row in {@code ops.runs}. */
public final class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final SparkSession spark;
  private final Lake lake;
  private final Services services;
  private final Settings settings;
  private final Clock clock;

  public JobRunner(
      SparkSession spark, Lake lake, Services services, Settings settings, Clock clock) {
    this.spark = spark;
    this.lake = lake;
    this.services = services;
    this.settings = settings;
    this.clock = clock;
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
    RunLog log = new RunLog(spark, lake);
    RunLog.Entry entry =
        new RunLog.Entry(
            runId, job, start, settings.digest(job.name()), log.versions(job.inputs()));
    spark.sparkContext().setJobGroup(job.name(), job.name(), false);
    try {
      JobReport report = job.run(new JobContext(spark, lake, services, runId, start));
      services.flush();
      log.write(entry, report, null, clock.instant());
      LOG.info("{}: {}", job.name(), report);
      return report;
    } catch (Throwable e) {
      // Spark throws checked exceptions that it does not declare; precise rethrow keeps them.
      recordFailure(log, entry, e);
      throw e;
    } finally {
      spark.sparkContext().clearJobGroup();
      spark.catalog().clearCache();
    }
  }

  private void recordFailure(RunLog log, RunLog.Entry entry, Throwable failure) {
    try {
      log.write(entry, null, String.valueOf(failure.getMessage()), clock.instant());
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
