package dev.gemel.jobs.run;

import dev.gemel.conf.ConfigException;
import dev.gemel.conf.Settings;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Makes the Spark session. Of spark-submit's settings, the section {@code spark} of the
 * configuration and Gemel's defaults, the first that has a key wins. What Gemel is wrong without
 * (Delta, the text functions, UTC, passwords kept out of plans) is set or added in any case.
 */
public final class Sessions {
  /** Without these, tables cannot be read or instants change with the machine. */
  private static final Map<String, String> FORCED =
      Map.of(
          "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
          "spark.sql.catalog.text", "dev.gemel.jobs.sql.TextFunctionCatalog",
          "spark.sql.session.timeZone", "UTC");

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "spark.app.name", "gemel",
          "spark.master", "local[*]",
          // Any year, and readable by every Delta reader: INT96, Spark's default, is neither.
          "spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS",
          "spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED",
          "spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED",
          "spark.sql.debug.maxToStringFields", "100");

  private Sessions() {}

  /**
   * The session, started now.
   *
   * @throws ConfigException when Spark refuses a value
   */
  public static SparkSession start(Settings settings) {
    SparkSession session =
        SparkSession.builder().config(conf(settings, new SparkConf())).getOrCreate();
    try {
      session.sessionState();
      return session;
    } catch (IllegalArgumentException e) {
      session.stop();
      throw new ConfigException("spark: " + root(e).getMessage());
    }
  }

  private static Throwable root(Throwable e) {
    return e.getCause() == null ? e : root(e.getCause());
  }

  /** Completes {@code conf}, which holds spark-submit's settings. */
  static SparkConf conf(Settings settings, SparkConf conf) {
    settings.section("spark").entries().forEach(conf::setIfMissing);
    DEFAULTS.forEach(conf::setIfMissing);
    // A path, not a URI: Spark takes the %20 of a URI for part of the name.
    conf.setIfMissing("spark.sql.warehouse.dir", settings.home().resolve("warehouse").toString());
    FORCED.forEach(conf::set);
    add(conf, "spark.sql.extensions", ",", "io.delta.sql.DeltaSparkSessionExtension");
    // A MongoDB URI is an option of a read or write, and plans show options.
    add(conf, "spark.sql.redaction.options.regex", "|", "(?i)ur[il]|password|secret|token");
    return conf;
  }

  private static void add(SparkConf conf, String key, String separator, String ours) {
    String theirs = conf.get(key, "");
    if (theirs.isBlank()) {
      conf.set(key, ours);
    } else if (!theirs.contains(ours)) {
      conf.set(key, theirs + separator + ours);
    }
  }
}
