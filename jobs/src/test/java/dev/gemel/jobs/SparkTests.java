package dev.gemel.jobs;

import dev.gemel.conf.Settings;
import dev.gemel.jobs.run.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of the tests: {@code local[2]}, UI off, two shuffle partitions. */
public final class SparkTests {
  private static final SparkSession SESSION = start();

  private SparkTests() {}

  /** The shared session; never stop it. */
  public static SparkSession session() {
    return SESSION;
  }

  private static SparkSession start() {
    try {
      Path home = Files.createTempDirectory("gemel-spark-tests");
      Settings settings =
          Settings.load(
              home,
              null,
              Map.of(
                  "spark.\"spark.master\"", "local[2]",
                  "spark.\"spark.sql.shuffle.partitions\"", "2",
                  "spark.\"spark.default.parallelism\"", "2",
                  // A thousand finished queries with their plans are what filled the heap.
                  "spark.\"spark.sql.ui.retainedExecutions\"", "1",
                  "spark.\"spark.ui.retainedJobs\"", "1",
                  "spark.\"spark.ui.retainedStages\"", "1",
                  "spark.\"spark.ui.retainedTasks\"", "1"));
      return Sessions.start(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
