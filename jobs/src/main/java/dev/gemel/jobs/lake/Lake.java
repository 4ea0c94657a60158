package dev.gemel.jobs.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.gemel.jobs.table.Table;
import io.delta.kernel.exceptions.KernelException;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * The Delta tables under one root. Every write is one atomic Delta commit, and a write that would
 * change nothing makes no commit.
 */
public final class Lake {
  private static final String DELETED = "__deleted";

  /** Files of a table that the driver lists itself; a log of more is planned by Delta in Spark. */
  private static final int MAX_LISTED_FILES = 1_000;

  private final SparkSession spark;
  private final String root;
  private final Consumer<Table> beforeCommit;

  /**
   * @param root folder or URI of the lake, such as {@code s3a://bucket/lake}
   */
  public Lake(SparkSession spark, String root) {
    this(spark, root, table -> {});
  }

  /**
   * @param beforeCommit told of the table before each commit; what it throws prevents the commit
   */
  public Lake(SparkSession spark, String root, Consumer<Table> beforeCommit) {
    this.spark = spark;
    this.root = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    this.beforeCommit = beforeCommit;
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
    Path log = new Path(path(table), "_delta_log");
    try {
      return log.getFileSystem(hadoop()).exists(log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for the table at " + path(table), e);
    }
  }

  /**
   * The rows of {@code table}; none when it was never written. A table of few files is read as
   * these files, which saves the Spark jobs in which Delta rebuilds its log.
   */
  public Dataset<Row> read(Table table) {
    return read(table, Map.of());
  }

  /**
   * The rows of one partition of {@code table}.
   *
   * @param partition values of partition columns
   */
  public Dataset<Row> read(Table table, Map<String, String> partition) {
    if (!exists(table)) {
      return none(table);
    }
    Optional<TableLog> found;
    try {
      found = log(table, MAX_LISTED_FILES);
    } catch (KernelException e) {
      // A feature of the table that Kernel does not know; Delta's own reader may.
      return delta(table, partition);
    }
    if (found.isEmpty() || found.get().counts().files() == 0) {
      return none(table);
    }
    TableLog log = found.get();
    boolean listed =
        log.plain()
            && log.counts().files() <= MAX_LISTED_FILES
            && List.of(table.columnNames()).containsAll(log.columns());
    return listed ? listed(table, log, partition) : delta(table, partition);
  }

  private Dataset<Row> delta(Table table, Map<String, String> partition) {
    Dataset<Row> rows = spark.read().format("delta").load(path(table));
    return partition.entrySet().stream()
        .reduce(
            rows,
            (all, value) -> all.filter(col(value.getKey()).equalTo(value.getValue())),
            (a, b) -> a);
  }

  private Dataset<Row> listed(Table table, TableLog log, Map<String, String> partition) {
    String[] files =
        log.files().stream()
            .filter(f -> f.partition().entrySet().containsAll(partition.entrySet()))
            .map(TableLog.DataFile::path)
            .toArray(String[]::new);
    return files.length == 0
        ? none(table)
        : spark
            .read()
            .schema(table.schema())
            .option("basePath", path(table))
            // Names are taken as they stand: a folder may hold what a pattern would mean.
            .option("__globPaths__", "false")
            .parquet(files)
            .select(columns(table));
  }

  /** The newest log of {@code table} with at most {@code maxFiles} of its files. */
  public Optional<TableLog> log(Table table, int maxFiles) {
    return exists(table) ? TableLog.read(hadoop(), path(table), maxFiles) : Optional.empty();
  }

  /** The Delta version of {@code table}; absent before the first commit. */
  public OptionalLong version(Table table) {
    return log(table, 0).map(log -> OptionalLong.of(log.version())).orElse(OptionalLong.empty());
  }

  /** The id Delta gave {@code table} when it was made; absent before the first commit. */
  public Optional<String> tableId(Table table) {
    return log(table, 0).map(TableLog::id);
  }

  /** Rows of {@code table} by its log, or counted where its files have no statistics. */
  public long rows(Table table) {
    return rows(table, Map.of());
  }

  /**
   * Rows of one partition of {@code table} by its log, or counted where there are no statistics.
   *
   * @param partition values of partition columns
   */
  public long rows(Table table, Map<String, String> partition) {
    return log(table, MAX_LISTED_FILES)
        .flatMap(log -> log.rows(partition))
        .orElseGet(() -> read(table, partition).count());
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  /** Appends {@code rows}; no commit when there are none. */
  public Changes append(Table table, Dataset<Row> rows) {
    rows.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      long n = rows.count();
      if (n > 0) {
        insert(table, rows);
      }
      return new Changes(n, 0);
    } finally {
      rows.unpersist();
    }
  }

  /** Appends {@code rows}, of which the caller knows that there are some. */
  public void insert(Table table, Dataset<Row> rows) {
    beforeCommit.accept(table);
    write(table, rows, SaveMode.Append);
  }

  /**
   * Inserts or replaces {@code rows} by the table's key. The caller passes only rows that differ.
   */
  public Changes upsert(Table table, Dataset<Row> rows) {
    return apply(table, rows, none(table));
  }

  /** Deletes the rows whose keys are in {@code keys}. */
  public Changes delete(Table table, Dataset<Row> keys) {
    return apply(table, none(table), keys);
  }

  /**
   * Upserts {@code rows} and deletes {@code keys} in one commit.
   *
   * @param rows in the table's columns; one row a key
   * @param keys rows with at least the table's key columns, disjoint from {@code rows}
   */
  public Changes apply(Table table, Dataset<Row> rows, Dataset<Row> keys) {
    return apply(table, Map.of(), rows, keys);
  }

  /**
   * Upserts {@code rows} and deletes {@code keys} of one partition in one commit.
   *
   * @param partition values of partition columns, which all rows and keys have
   */
  public Changes apply(
      Table table, Map<String, String> partition, Dataset<Row> rows, Dataset<Row> keys) {
    boolean there = exists(table);
    Dataset<Row> upserts = rows.select(columns(table)).withColumn(DELETED, lit(false));
    Dataset<Row> deletes =
        keys.select(table.keys().stream().map(k -> col(k)).toArray(Column[]::new))
            .withColumn(DELETED, lit(true));
    Dataset<Row> all = there ? upserts.unionByName(deletes, true) : upserts;
    all.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Row counted = all.agg(count(lit(1)), count(when(col(DELETED), 1))).head();
      long deleted = counted.getLong(1);
      Changes changes = new Changes(counted.getLong(0) - deleted, deleted);
      return changes.total() == 0 ? Changes.NONE : commit(table, partition, all, changes, there);
    } finally {
      all.unpersist();
    }
  }

  private Changes commit(
      Table table,
      Map<String, String> partition,
      Dataset<Row> all,
      Changes changes,
      boolean there) {
    beforeCommit.accept(table);
    if (!there || (changes.deleted() == 0 && disjoint(table, partition, all))) {
      write(table, all.select(columns(table)), SaveMode.Append);
      return changes;
    }
    Column on =
        partition.entrySet().stream()
            .map(e -> col("t." + e.getKey()).equalTo(e.getValue()))
            .reduce(sameKey(table), Column::and);
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

  /** True when no row of the table has a key of {@code rows}: an append is cheaper than a merge. */
  private boolean disjoint(Table table, Map<String, String> partition, Dataset<Row> rows) {
    String[] keys = table.keys().toArray(String[]::new);
    return read(table, partition).join(rows, keys, "left_semi").isEmpty();
  }

  private static Column sameKey(Table table) {
    return table.keys().stream()
        .map(key -> col("t." + key).equalTo(col("s." + key)))
        .reduce(Column::and)
        .orElseThrow();
  }

  /** Columns in the table's order, types and descriptions; the plan below stays one plan. */
  private void write(Table table, Dataset<Row> rows, SaveMode mode) {
    Column[] typed =
        Stream.of(table.schema().fields())
            .map(f -> col(f.name()).cast(f.dataType()).as(f.name(), f.metadata()))
            .toArray(Column[]::new);
    rows.select(typed)
        .write()
        .format("delta")
        .mode(mode)
        .option("mergeSchema", "true")
        .partitionBy(table.partitionBy().toArray(String[]::new))
        .save(path(table));
  }

  private static Column[] columns(Table table) {
    return Stream.of(table.columnNames()).map(c -> col(c)).toArray(Column[]::new);
  }

  private Dataset<Row> none(Table table) {
    return spark.createDataFrame(List.of(), table.schema());
  }
}
