package dev.gemel.jobs.dataset;

import static org.apache.spark.sql.functions.col;

import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.JobReport;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** What both dataset jobs do: judge pending documents batch by batch, commit each batch. */
final class DatasetBatches {
  private DatasetBatches() {}

  /**
   * @param documents columns of {@link Source}
   * @param writer documents to verdicts ({@link Draft#schema})
   * @throws dev.gemel.conf.GemelException when the chat model failed; finished documents are
   *     committed
   */
  static JobReport run(
      JobContext context,
      DatasetConfig config,
      DatasetTable target,
      Dataset<Row> documents,
      UnaryOperator<Dataset<Row>> writer) {
    Dataset<Row> corpus = documents.persist(StorageLevel.MEMORY_AND_DISK());
    DatasetRun run = new DatasetRun(context, config, target, corpus);
    Dataset<Row> pending = run.pending().persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> nothing = context.spark().createDataFrame(List.of(), Draft.schema(target.table()));
    try {
      long all = corpus.count();
      LlmConfig llm = config.llm();
      int size = llm == null ? Integer.MAX_VALUE : llm.batch();
      long judged = 0;
      long changed = 0;
      for (List<String> ids : DatasetRun.batches(pending, size)) {
        boolean whole = llm == null;
        Dataset<Row> batch =
            whole ? pending : pending.filter(col("document_id").isin(ids.toArray()));
        Dataset<Row> verdicts = ids.isEmpty() ? nothing : writer.apply(batch);
        changed += commit(run, verdicts, !whole);
        judged += ids.size();
      }
      return JobReport.of(all, changed, all - judged, run.rejected())
          .with("documents_judged", judged)
          .with("rows", run.rows());
    } finally {
      pending.unpersist();
      corpus.unpersist();
    }
  }

  private static long commit(DatasetRun run, Dataset<Row> verdicts, boolean mayFail) {
    Dataset<Row> judged = verdicts.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      ChatFailure failure = mayFail ? ChatFailure.of(judged) : null;
      long changed = run.commit(mayFail ? ChatFailure.finished(judged) : judged).total();
      if (failure != null) {
        throw failure.exception();
      }
      return changed;
    } finally {
      judged.unpersist();
    }
  }
}
