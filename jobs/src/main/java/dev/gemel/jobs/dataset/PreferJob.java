package dev.gemel.jobs.dataset;

import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.jobs.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Documents to {@code gold.preferences}. The chosen answer is the author's own passage. The
 * rejected one is, without a chat model, a passage about something else ({@link
 * VerbatimPreferences}); with one, the model's own answer to the instruction, made without seeing
 * the passage. Work is done for documents that are new or changed, whose borrowed worse answers
 * left or changed, or that found nothing to contrast before.
 */
public final class PreferJob implements Job {
  private final DatasetConfig config;

  /** The job, configured by {@link DatasetConfig#from} with {@code prefer}. */
  public PreferJob(DatasetConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "prefer";
  }

  @Override
  public List<Table> inputs() {
    return List.of(SilverTables.DOCUMENTS, SilverTables.DUPLICATES);
  }

  @Override
  public List<Table> outputs() {
    return List.of(GoldTables.PREFERENCES);
  }

  @Override
  public Optional<String> outsideState(JobContext context) {
    return Optional.of(config.rulesVersion());
  }

  @Override
  public JobReport run(JobContext context) {
    Dataset<Row> documents = Corpus.documents(context.lake());
    UnaryOperator<Dataset<Row>> writer =
        config.llm() == null
            ? pending -> transform(pending, config, pool(context, documents))
            : new ChatWriter(context.spark(), config.llm(), new PreferTask(config));
    return DatasetBatches.run(context, config, DatasetTable.PREFERENCES, documents, writer);
  }

  private Broadcast<List<Contrast>> pool(JobContext context, Dataset<Row> documents) {
    List<Contrast> pool = ContrastPool.collect(ContrastPool.transform(documents, config));
    return JavaSparkContext.fromSparkContext(context.spark().sparkContext())
        .broadcast(new ArrayList<>(pool));
  }

  /**
   * Documents ({@link Source}) to verdicts ({@link Draft#schema}) by the verbatim method.
   *
   * @param pool what worse answers are taken from
   */
  static Dataset<Row> transform(
      Dataset<Row> documents, DatasetConfig config, Broadcast<List<Contrast>> pool) {
    return documents.flatMap(
        new VerbatimPreferences(config, pool), Encoders.row(Draft.schema(GoldTables.PREFERENCES)));
  }
}
