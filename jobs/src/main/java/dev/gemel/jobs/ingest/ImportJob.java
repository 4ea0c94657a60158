package dev.gemel.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.row_number;

import dev.gemel.jobs.lake.FileListing;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.run.DataException;
import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.run.Rejects;
import dev.gemel.jobs.table.BronzeTables;
import dev.gemel.jobs.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Files to {@code bronze.pages}: JSON, Parquet and web archives. A record's page is known by its
 * URL, else its id, else its content; of several records of one page the last counts, and of
 * archived ones the newest. What is stored already is not written again. One task reads one file.
 */
public final class ImportJob implements Job {
  /** Raised when the same record would be judged otherwise. */
  private static final String VERSION = "import-1";

  private final ImportConfig config;

  public ImportJob(ImportConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "import";
  }

  @Override
  public List<Table> inputs() {
    return List.of(BronzeTables.PAGES);
  }

  @Override
  public List<Table> outputs() {
    return List.of(BronzeTables.PAGES);
  }

  @Override
  public Optional<String> outsideState(JobContext context) {
    Configuration hadoop = context.spark().sparkContext().hadoopConfiguration();
    List<String> files =
        InputFiles.list(config.path(), config.format(), hadoop).values().stream()
            .flatMap(List::stream)
            .toList();
    return Optional.of(VERSION + "\n" + String.join("\n", FileListing.of(hadoop, files)));
  }

  /** Bad records stand rejected; they are not among the unchanged ones. */
  @Override
  public JobReport nothingToDo(JobReport last) {
    long stored = last.rowsOut() + last.unchanged();
    return JobReport.of(last.rowsIn(), 0, stored, last.rejects());
  }

  /**
   * Commits the good records, then the bad ones.
   *
   * @throws DataException after that, when the share of bad ones is over the limit
   * @throws dev.gemel.conf.ConfigException when no file is there
   */
  @Override
  public JobReport run(JobContext context) {
    SparkSession spark = context.spark();
    Map<Format, List<String>> files =
        InputFiles.list(config.path(), config.format(), spark.sparkContext().hadoopConfiguration());
    Dataset<Row> records = read(context, files).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return commit(context, records, files);
    } finally {
      records.unpersist();
    }
  }

  private JobReport commit(
      JobContext context, Dataset<Row> records, Map<Format, List<String>> files) {
    Dataset<Row> pages = transform(records);
    long good = records.filter(col("page").isNotNull()).count();
    long bad = records.filter(col("reason").isNotNull()).count();
    long distinct = pages.count();
    long written =
        context.lake().upsert(BronzeTables.PAGES, changed(pages, context.lake())).upserted();
    Rejects rejects = new Rejects(context.lake(), name());
    record(rejects, records, files);
    check(good, bad);
    return JobReport.of(good + bad, written, distinct - written, rejects.count())
        .with("files", files.values().stream().mapToLong(List::size).sum())
        .with("bad", bad)
        .with("repeated", good - distinct)
        .with("passed_over", records.count() - good - bad);
  }

  private void check(long good, long bad) {
    double share = good + bad == 0 ? 0 : (double) bad / (good + bad);
    if (share > config.maxRejectShare()) {
      throw new DataException(
          "import: %d of %d records of %s are bad, over the allowed share of %s; see why with `gemel sql \"select reason, detail, record_id from ops.rejects where job = 'import'\"`; the good ones are stored"
              .formatted(bad, good + bad, config.path(), config.maxRejectShare()));
    }
  }

  private Dataset<Row> read(JobContext context, Map<Format, List<String>> files) {
    Dataset<Row> all = context.spark().createDataFrame(List.of(), Imported.SCHEMA);
    for (Map.Entry<Format, List<String>> entry : files.entrySet()) {
      Format format = entry.getKey();
      PageMaker pages = new PageMaker(config.mapping(), format.word(), context.startedAt());
      all =
          all.union(
              format == Format.PARQUET
                  ? new ParquetRecords(context.spark(), pages).read(entry.getValue())
                  : byFile(context.spark(), entry.getValue(), format, pages));
    }
    return all;
  }

  private static Dataset<Row> byFile(
      SparkSession spark, List<String> files, Format format, PageMaker pages) {
    Broadcast<SerializableConfiguration> conf =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    return spark
        .createDataset(files, Encoders.STRING())
        .mapPartitions(new ReadFiles(format, pages, conf), Encoders.row(Imported.SCHEMA));
  }

  /** The pages of {@link Imported#SCHEMA} rows, one for each page_id. */
  static Dataset<Row> transform(Dataset<Row> records) {
    return records
        .filter(col("page").isNotNull())
        .withColumn(
            "rank",
            row_number()
                .over(
                    Window.partitionBy("page.page_id")
                        .orderBy(desc("page.fetched_at"), desc("file"), desc("order"))))
        .filter(col("rank").equalTo(1))
        .select("page.*");
  }

  private static Dataset<Row> changed(Dataset<Row> pages, Lake lake) {
    Dataset<Row> stored = lake.read(BronzeTables.PAGES).select("page_id", "content_hash");
    return pages.join(stored, new String[] {"page_id", "content_hash"}, "left_anti");
  }

  /**
   * Verdicts that stand already are not rewritten; those of places now good or gone are cleared.
   */
  private static void record(
      Rejects rejects, Dataset<Row> records, Map<Format, List<String>> files) {
    Dataset<Row> rejected =
        records
            .filter(col("reason").isNotNull())
            .select(
                col("location").as("record_id"),
                lit(VERSION).as("record_version"),
                col("reason"),
                col("detail"),
                col("original"));
    Dataset<Row> standing = rejects.read();
    Dataset<Row> fresh =
        rejected.join(
            standing.select("record_id", "record_version", "reason", "original"),
            rejected
                .col("record_id")
                .equalTo(standing.col("record_id"))
                .and(rejected.col("reason").equalTo(standing.col("reason")))
                .and(rejected.col("original").eqNullSafe(standing.col("original"))),
            "left_anti");
    Object[] names = files.values().stream().flatMap(List::stream).toArray();
    Dataset<Row> cleared =
        standing
            .filter(regexp_replace(col("record_id"), ":\\d+(\\[\\d+\\])?$", "").isin(names))
            .select("record_id")
            .join(rejected.select("record_id"), new String[] {"record_id"}, "left_anti");
    rejects.update(fresh, cleared);
  }
}
