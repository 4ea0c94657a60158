package dev.gemel.jobs.cli;

import dev.gemel.conf.Home;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.run.JobRunner;
import dev.gemel.jobs.run.Services;
import dev.gemel.jobs.run.Sessions;
import java.time.Clock;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** An open installation: home folder, Spark session, lake and services, closed in reverse order. */
final class Workspace implements AutoCloseable {
  private final @Nullable Home home;
  private final Settings settings;
  private final Services services;
  private final SparkSession spark;
  private final Lake lake;
  private final Progress progress;
  private @Nullable JobRunner runner;

  private Workspace(Settings settings, @Nullable Home home) {
    this.home = home;
    this.settings = settings;
    this.services = new Services(settings);
    Section section = settings.section("lake");
    String root = section.string("uri");
    section.check();
    this.spark = Sessions.start(settings);
    this.lake = new Lake(spark, root);
    this.progress = Progress.follow(spark, System.err);
  }

  /** For commands that write: takes the home folder's lock and writes its log. */
  static Workspace open(Settings settings) {
    Home home = Home.open(settings.home());
    try {
      LogFile.open(settings.home(), System.err);
      return new Workspace(settings, home);
    } catch (RuntimeException e) {
      home.close();
      throw e;
    }
  }

  /** For commands that only read tables; another process may be writing the log. */
  static Workspace readOnly(Settings settings) {
    return new Workspace(settings, null);
  }

  SparkSession spark() {
    return spark;
  }

  Lake lake() {
    return lake;
  }

  Services services() {
    return services;
  }

  Settings settings() {
    return settings;
  }

  /**
   * The runner of this workspace's jobs; closed with it.
   *
   * @param full whether jobs run even where nothing seems to have changed
   */
  JobRunner runner(boolean full) {
    runner = new JobRunner(spark, lake, services, settings, Clock.systemUTC(), full);
    return runner;
  }

  @Override
  public void close() {
    try {
      if (runner != null) {
        runner.close();
      }
    } finally {
      progress.close();
      spark.stop();
      services.close();
      if (home != null) {
        home.close();
      }
    }
  }
}
