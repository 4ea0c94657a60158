package dev.gemel.jobs.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.gemel.jobs.table.Table;
import io.delta.tables.DeltaTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.storage.StorageLevel;
import scala.Option;

/**
 * The Delta tables under one root. Every write is one atomic Delta commit, and a write that would
 * change nothing makes no commit.
 */
public final class Lake {
  private static final String DELETED = "__deleted";

  private final SparkSession spark;
  private final String root;

  /**
   * @param root folder or URI of the lake, such as {@code s3a://bucket/lake}
   */
  public Lake(SparkSession spark, String root) {
    this.spark = spark;
    this.root = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
  }

  /** The lake's root, without a trailing slash. */
  public String root() {
    return root;
  }

  /** Where {@code table} lies. */
  public String path(Table table) {
    return root + "/" + table.path();
  }

  /** Whether {@code table} has been written yet. */
  public boolean exists(Table table) {
    return DeltaTable.isDeltaTable(spark, path(table));
  }

  /** The rows of {@code table}; none when it was never written. */
  public Dataset<Row> read(Table table) {
    return exists(table)
        ? spark.read().format("delta").load(path(table))
        : spark.createDataFrame(List.of(), table.schema());
  }

  /** The Delta version of {@code table}; absent before the first commit. */
  public OptionalLong version(Table table) {
    return exists(table) ? OptionalLong.of(snapshot(table).version()) : OptionalLong.empty();
  }

  /** The id Delta gave {@code table} when it was made; absent before the first commit. */
  public Optional<String> tableId(Table table) {
    return exists(table) ? Optional.of(snapshot(table).metadata().id()) : Optional.empty();
  }

  private Snapshot snapshot(Table table) {
    return DeltaLog.forTable(spark, path(table)).update(false, Option.empty(), Option.empty());
  }

  /** Appends {@code rows}; no commit when there are none. */
  public Changes append(Table table, Dataset<Row> rows) {
    return withCounted(
        rows,
        n -> {
          write(table, rows, SaveMode.Append);
          return new Changes(n, 0);
        });
  }

  /**
   * Inserts or replaces {@code rows} by the table's key. The caller passes only rows that differ.
   */
  public Changes upsert(Table table, Dataset<Row> rows) {
    return apply(table, rows, none(table));
  }

  /** Deletes the rows whose keys are in {@code keys}. */
  public Changes delete(Table table, Dataset<Row> keys) {
    return apply(table, spark.createDataFrame(List.of(), table.schema()), keys);
  }

  /**
   * Upserts {@code rows} and deletes {@code keys} in one commit.
   *
   * @param rows in the table's columns; one row a key
   * @param keys rows with at least the table's key columns, disjoint from {@code rows}
   */
  public Changes apply(Table table, Dataset<Row> rows, Dataset<Row> keys) {
    Column[] columns = Arrays.stream(table.columnNames()).map(c -> col(c)).toArray(Column[]::new);
    Dataset<Row> upserts = rows.select(columns).withColumn(DELETED, lit(false));
    Dataset<Row> deletes =
        keys.select(table.keys().stream().map(k -> col(k)).toArray(Column[]::new))
            .withColumn(DELETED, lit(true));
    Dataset<Row> all = upserts.unionByName(deletes, true).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      long up = all.filter(col(DELETED).equalTo(false)).count();
      long del = exists(table) ? all.filter(col(DELETED)).count() : 0;
      return up + del == 0 ? Changes.NONE : commit(table, all, columns, new Changes(up, del));
    } finally {
      all.unpersist();
    }
  }

  private Changes commit(Table table, Dataset<Row> all, Column[] columns, Changes changes) {
    if (!exists(table)) {
      Dataset<Row> rows = all.filter(col(DELETED).equalTo(false)).select(columns);
      write(table, rows, SaveMode.ErrorIfExists);
      return changes;
    }
    String on = table.keys().stream().map(k -> "t.%1$s = s.%1$s".formatted(k)).collect(AND);
    DeltaTable.forPath(spark, path(table))
        .as("t")
        .merge(all.as("s"), on)
        .whenMatched("s." + DELETED)
        .delete()
        .whenMatched()
        .updateAll()
        .whenNotMatched("not s." + DELETED)
        .insertAll()
        .execute();
    return changes;
  }

  private static final java.util.stream.Collector<CharSequence, ?, String> AND =
      Collectors.joining(" AND ");

  private void write(Table table, Dataset<Row> rows, SaveMode mode) {
    Dataset<Row> typed = spark.createDataFrame(rows.rdd(), table.schema());
    typed
        .write()
        .format("delta")
        .mode(mode)
        .partitionBy(table.partitionBy().toArray(String[]::new))
        .save(path(table));
  }

  private Dataset<Row> none(Table table) {
    return spark.createDataFrame(List.of(), table.schema());
  }

  private Changes withCounted(
      Dataset<Row> rows, java.util.function.LongFunction<Changes> writeCounted) {
    rows.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      long n = rows.count();
      return n == 0 ? Changes.NONE : writeCounted.apply(n);
    } finally {
      rows.unpersist();
    }
  }
}
