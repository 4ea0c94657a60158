package dev.gemel.jobs;

import dev.gemel.conf.Settings;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.run.JobRunner;
import dev.gemel.jobs.run.Services;
import dev.gemel.jobs.table.Table;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A home folder of a test with its lake and embedded services, over the shared session. */
public final class Workbench implements AutoCloseable {
  private final Path home;
  private final Map<String, Object> sets;
  private final Services services;

  /**
   * @param sets keys that differ from reference.conf
   */
  public Workbench(Path home, Map<String, Object> sets) {
    this.home = home;
    this.sets = new HashMap<>(sets);
    this.services = new Services(settings());
  }

  public Workbench(Path home) {
    this(home, Map.of());
  }

  /** The home folder. */
  public Path home() {
    return home;
  }

  public SparkSession spark() {
    return SparkTests.session();
  }

  public Settings settings() {
    return Settings.load(home, null, sets);
  }

  /** Changes a key for the jobs made from now on. */
  public void set(String key, Object value) {
    sets.put(key, value);
  }

  public Lake lake() {
    return new Lake(spark(), home.resolve("lake").toString());
  }

  /** This home's lake, whose commits are told to {@code beforeCommit}. */
  public Lake lake(Consumer<Table> beforeCommit) {
    return new Lake(spark(), home.resolve("lake").toString(), beforeCommit);
  }

  public Services services() {
    return services;
  }

  /** Makes a job from the settings and runs it with its row in ops.runs. */
  public JobReport run(Function<Settings, Job> factory) {
    return run(factory, lake());
  }

  /** Runs a job on another view of this home's lake. */
  public JobReport run(Function<Settings, Job> factory, Lake lake) {
    Settings settings = settings();
    try (JobRunner runner =
        new JobRunner(spark(), lake, services, settings, Clock.systemUTC(), false)) {
      return runner.run(factory.apply(settings));
    }
  }

  /** The rows of a table, in the order of its keys. */
  public List<Row> rows(Table table) {
    return sorted(table).collectAsList();
  }

  public Dataset<Row> sorted(Table table) {
    String[] keys = table.keys().toArray(String[]::new);
    return lake().read(table).orderBy(keys[0], java.util.Arrays.copyOfRange(keys, 1, keys.length));
  }

  @Override
  public void close() {
    services.close();
  }
}
