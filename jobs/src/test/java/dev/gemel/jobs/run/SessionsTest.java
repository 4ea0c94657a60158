package dev.gemel.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.conf.Settings;
import dev.gemel.jobs.SparkTests;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.execution.QueryExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
  private static final String EXTENSIONS = "spark.sql.extensions";
  private static final String DELTA = "io.delta.sql.DeltaSparkSessionExtension";

  @TempDir Path home;

  private SparkConf conf(Map<String, Object> sets, SparkConf submitted) {
    return Sessions.conf(Settings.load(home.resolve("a b"), null, sets), submitted);
  }

  @Test
  void aFolderMayHaveASpace() {
    assertEquals(
        home + "/a b/warehouse",
        conf(Map.of(), new SparkConf(false)).get("spark.sql.warehouse.dir"));
  }

  @Test
  void whatGemelNeedsIsForcedAndTheRestIsTheUsers() {
    SparkConf conf =
        conf(
            Map.of(
                "spark.\"spark.sql.session.timeZone\"", "CET",
                "spark.\"spark.app.name\"", "configured",
                "spark.\"spark.sql.extensions\"", "x.Mine",
                "spark.\"spark.sql.debug.maxToStringFields\"", "7"),
            new SparkConf(false).set("spark.app.name", "submitted"));
    assertEquals("UTC", conf.get("spark.sql.session.timeZone"));
    assertEquals("submitted", conf.get("spark.app.name"));
    assertEquals("7", conf.get("spark.sql.debug.maxToStringFields"));
    assertEquals("x.Mine," + DELTA, conf.get(EXTENSIONS));
    assertEquals("x.Mine," + DELTA, conf(Map.of(), conf).get(EXTENSIONS), "added once");
    assertEquals(DELTA, conf(Map.of(), new SparkConf(false)).get(EXTENSIONS));
  }

  @Test
  void noPlanShowsThePasswordOfAnAddress() {
    QueryExecution read =
        SparkTests.session()
            .read()
            .format("mongodb")
            .schema("_id string")
            .option("connection.uri", "mongodb://me:hush@127.0.0.1:1/")
            .option("database", "shown")
            .option("collection", "c")
            .load()
            .queryExecution();
    String plans = read.logical().toString() + read.analyzed() + read.optimizedPlan();
    assertFalse(plans.contains("hush"), plans);
    String regex = SparkTests.session().conf().get("spark.sql.redaction.options.regex");
    for (String option : new String[] {"connection.uri", "url", "PassWord", "authToken"}) {
      assertTrue(java.util.regex.Pattern.compile(regex).matcher(option).find(), option);
    }
  }
}
