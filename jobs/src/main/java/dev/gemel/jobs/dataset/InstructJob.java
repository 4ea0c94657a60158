package dev.gemel.jobs.dataset;

import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.jobs.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Documents to {@code gold.instructions}. Without a chat model the answer is the author's own
 * passage and the instruction is made from its headings; with one, the model writes pairs grounded
 * in the passage. Work is done for documents that are new or changed.
 */
public final class InstructJob implements Job {
  private final DatasetConfig config;

  /** The job, configured by {@link DatasetConfig#from} with {@code instruct}. */
  public InstructJob(DatasetConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "instruct";
  }

  @Override
  public List<Table> inputs() {
    return List.of(SilverTables.DOCUMENTS, SilverTables.DUPLICATES);
  }

  @Override
  public List<Table> outputs() {
    return List.of(GoldTables.INSTRUCTIONS);
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
            ? pending -> transform(pending, config)
            : new ChatWriter(context.spark(), config.llm(), new InstructTask(config));
    return DatasetBatches.run(context, config, DatasetTable.INSTRUCTIONS, documents, writer);
  }

  /** Documents ({@link Source}) to verdicts ({@link Draft#schema}) by the verbatim method. */
  static Dataset<Row> transform(Dataset<Row> documents, DatasetConfig config) {
    return documents.flatMap(
        new VerbatimInstructions(config), Encoders.row(Draft.schema(GoldTables.INSTRUCTIONS)));
  }
}
