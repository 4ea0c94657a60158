package dev.gemel.jobs.cli;

import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.table.Table;
import dev.gemel.jobs.table.Tables;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/** Registers the lake's tables by name in the session's catalog, so that SQL sees them. */
final class Catalog {
  private final SparkSession spark;
  private final Lake lake;

  Catalog(SparkSession spark, Lake lake) {
    this.spark = spark;
    this.lake = lake;
  }

  /** Registers the tables that exist and whose name occurs in {@code query}. */
  void register(String query) {
    String lower = query.toLowerCase(Locale.ROOT);
    Tables.ALL.stream()
        .filter(t -> lower.contains(t.name()) || lower.contains("show tables"))
        .filter(lake::exists)
        .forEach(this::register);
  }

  /** Names of tables mentioned in {@code query} that were never written. */
  List<String> missing(String query) {
    String lower = query.toLowerCase(Locale.ROOT);
    return Tables.ALL.stream()
        .filter(t -> lower.contains(t.name()) && !lake.exists(t))
        .map(Table::name)
        .toList();
  }

  private void register(Table table) {
    spark.sql("CREATE DATABASE IF NOT EXISTS " + table.schemaName());
    spark.sql(
        "CREATE TABLE IF NOT EXISTS %s USING delta LOCATION '%s'"
            .formatted(table.name(), lake.path(table).replace("'", "\\'")));
  }
}
