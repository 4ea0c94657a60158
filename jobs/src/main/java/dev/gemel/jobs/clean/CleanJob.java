package dev.gemel.jobs.clean;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;

import dev.gemel.jobs.lake.Changes;
import dev.gemel.jobs.mongo.MongoDocuments;
import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.run.Rejects;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.jobs.table.Table;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * MongoDB to {@code silver.documents}: main content, normalised text, language, quality verdict,
 * personal data masked. A document that fails a quality rule stays in the table with {@code keep}
 * false and its reasons, and is listed in {@code ops.rejects}.
 */
public final class CleanJob implements Job {
  private final CleanConfig config;

  public CleanJob(CleanConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "clean";
  }

  @Override
  public List<Table> inputs() {
    return List.of();
  }

  @Override
  public List<Table> outputs() {
    return List.of(SilverTables.DOCUMENTS);
  }

  @Override
  public Optional<String> outsideState(JobContext context) {
    MongoDocuments mongo = new MongoDocuments(context.spark(), context.services(), config.mongo());
    return Optional.of(config.rulesVersion() + " " + mongo.state());
  }

  @Override
  public JobReport run(JobContext context) {
    MongoDocuments mongo = new MongoDocuments(context.spark(), context.services(), config.mongo());
    mongo.ping();
    Dataset<Row> headers = mongo.headers().select("_id", "content_hash").persist();
    Dataset<Row> silver = context.lake().read(SilverTables.DOCUMENTS);
    List<String> changed = changed(headers, silver, config).as(Encoders.STRING()).collectAsList();
    Dataset<Row> cleaned =
        transform(mongo.read(changed), config).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Dataset<Row> gone = gone(headers, silver);
      Rejects rejects = new Rejects(context.lake(), name());
      rejects.update(rejected(cleaned), cleared(cleaned, gone));
      Changes changes = context.lake().apply(SilverTables.DOCUMENTS, cleaned, gone);
      long all = headers.count();
      JobReport report = JobReport.of(all, changes.total(), all - changed.size(), rejects.count());
      return RuleHits.of(context.lake().read(SilverTables.DOCUMENTS), config).in(report);
    } finally {
      cleaned.unpersist();
      headers.unpersist();
    }
  }

  /** Documents of MongoDB to rows of {@code silver.documents}. */
  static Dataset<Row> transform(Dataset<Row> documents, CleanConfig config) {
    return documents
        .repartition(config.partitions(), col("_id"))
        .map(new Cleaner(config), Encoders.row(Cleaner.SCHEMA));
  }

  /** Ids whose content or whose rules differ from what the table was made from. */
  static Dataset<Row> changed(Dataset<Row> headers, Dataset<Row> silver, CleanConfig config) {
    Dataset<Row> current =
        silver
            .filter(col("rules_version").equalTo(config.rulesVersion()))
            .select(col("document_id").as("_id"), col("raw_hash").as("content_hash"));
    return headers.join(current, new String[] {"_id", "content_hash"}, "left_anti").select("_id");
  }

  private static Dataset<Row> gone(Dataset<Row> headers, Dataset<Row> silver) {
    return silver
        .select("document_id")
        .join(
            headers.select(col("_id").as("document_id")),
            new String[] {"document_id"},
            "left_anti");
  }

  private static Dataset<Row> rejected(Dataset<Row> cleaned) {
    return cleaned
        .filter("not keep")
        .select(
            col("document_id").as("record_id"),
            concat_ws("/", col("rules_version"), col("raw_hash")).as("record_version"),
            element_at(col("reasons"), 1).as("reason"),
            concat(concat_ws(", ", col("reasons")), lit(": "), col("url")).as("detail"),
            lit(null).cast("string").as("original"));
  }

  private static Dataset<Row> cleared(Dataset<Row> cleaned, Dataset<Row> gone) {
    return cleaned.filter("keep").select("document_id").union(gone).toDF("record_id");
  }
}
