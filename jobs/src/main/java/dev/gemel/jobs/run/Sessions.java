package dev.gemel.jobs.run;

import dev.gemel.jobs.conf.Settings;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Makes the Spark session: spark-submit's settings first, then the configuration, then ours. */
public final class Sessions {
  private static final Map<String, String> OURS =
      Map.of(
          "spark.app.name", "gemel",
          "spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension",
          "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
          "spark.sql.catalog.text", "dev.gemel.jobs.sql.TextFunctionCatalog",
          "spark.sql.session.timeZone", "UTC",
          // Any year, and readable by every Delta reader: INT96, Spark's default, is neither.
          "spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS",
          "spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED",
          "spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED",
          "spark.sql.debug.maxToStringFields", "100");

  private Sessions() {}

  /** The session, started now. */
  public static SparkSession start(Settings settings) {
    SparkConf conf = new SparkConf();
    OURS.forEach(conf::setIfMissing);
    settings.section("spark").entries().forEach(conf::setIfMissing);
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing(
        "spark.sql.warehouse.dir", settings.home().resolve("warehouse").toUri().toString());
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
