package dev.gemel.jobs.dataset;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.gemel.jobs.lake.Changes;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.Rejects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Brings a dataset's table to the state of the documents, some documents at a time: which documents
 * have to be judged, and one commit for those that were. Rejects are written before rows, so that a
 * run cut in between judges the same documents again.
 */
final class DatasetRun {
  private static final String[] VERSION = {"document_id", "document_hash"};

  private final Lake lake;
  private final Rejects rejects;
  private final DatasetConfig config;
  private final DatasetTable target;
  private final Dataset<Row> documents;

  DatasetRun(
      JobContext context, DatasetConfig config, DatasetTable target, Dataset<Row> documents) {
    this.lake = context.lake();
    this.rejects = new Rejects(lake, config.job());
    this.config = config;
    this.target = target;
    this.documents = documents;
  }

  /** Documents that were not judged in their present version by the present rules. */
  Dataset<Row> pending() {
    Dataset<Row> rows = lake.read(target.table());
    Dataset<Row> withRows =
        rows.filter(col("rules_version").equalTo(config.rulesVersion()))
            .select("document_id", "document_hash")
            .distinct();
    Dataset<Row> done = withRows.union(Verdicts.settled(rejects.read(), config.rulesVersion()));
    Dataset<Row> current = documents.join(done, VERSION, "left_anti");
    return target.borrows()
        ? current
            .union(documents.join(bereft(rows), new String[] {"document_id"}, "left_semi"))
            .dropDuplicates("document_id")
        : current;
  }

  /** Documents with a row whose worse answer's document left or changed. */
  private Dataset<Row> bereft(Dataset<Row> rows) {
    Dataset<Row> lenders =
        documents.select(
            col("document_id").as("rejected_document_id"),
            col("document_hash").as("rejected_document_hash"));
    return rows.filter(col("rejected_document_id").isNotNull())
        .join(lenders, new String[] {"rejected_document_id", "rejected_document_hash"}, "left_anti")
        .select("document_id")
        .distinct();
  }

  /**
   * Commits the verdicts on some documents, all of a document's together, and what the documents'
   * state asks for: rows of documents that left or changed go, cluster ids follow.
   *
   * @param judged {@link Draft#schema}; at least one row for each judged document
   */
  Changes commit(Dataset<Row> judged) {
    Dataset<Row> rows = lake.read(target.table());
    Dataset<Row> redone = judged.select("document_id").distinct();
    Dataset<Row> checked =
        CrossCheck.transform(
                standing(rows, redone).unionByName(fresh(judged)), target.id(), target.answer())
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      updateRejects(judged, redone, checked);
      Dataset<Row> kept = checked.filter(col("dropped").isNull());
      Dataset<Row> gone =
          rows.select(target.id())
              .join(kept.select(target.id()), new String[] {target.id()}, "left_anti");
      return lake.apply(target.table(), kept.filter(col("changed")), gone);
    } finally {
      checked.unpersist();
    }
  }

  private Dataset<Row> fresh(Dataset<Row> judged) {
    return judged.filter(col("reason").isNull()).select(columns()).withColumn("changed", lit(true));
  }

  /** Rows of current documents that were not judged anew, with their documents' cluster now. */
  private Dataset<Row> standing(Dataset<Row> rows, Dataset<Row> redone) {
    Dataset<Row> now =
        documents.select(
            col("document_id"),
            col("document_hash"),
            col("cluster_id").as("cluster_now"),
            col("split").as("split_now"));
    Column moved =
        col("cluster_id").notEqual(col("cluster_now")).or(col("split").notEqual(col("split_now")));
    return rows.join(now, VERSION, "inner")
        .join(redone, new String[] {"document_id"}, "left_anti")
        .withColumn("changed", moved)
        .withColumn("cluster_id", col("cluster_now"))
        .withColumn("split", col("split_now"))
        .select(with(columns(), "changed"));
  }

  private void updateRejects(Dataset<Row> judged, Dataset<Row> redone, Dataset<Row> checked) {
    Dataset<Row> dropped = checked.filter(col("dropped").isNotNull());
    Dataset<Row> kept = checked.filter(col("dropped").isNull()).select("document_id").distinct();
    Dataset<Row> passages =
        Verdicts.ofPassages(judged, dropped, target.id(), config.rulesVersion());
    Dataset<Row> emptied =
        redone
            .union(dropped.select("document_id"))
            .distinct()
            .join(kept, new String[] {"document_id"}, "left_anti");
    String[] names = {"record_id", "record_version", "reason", "detail", "original"};
    Column[] all = Arrays.stream(names).map(n -> col(n)).toArray(Column[]::new);
    Dataset<Row> fresh =
        passages
            .filter(col("record_id").notEqual(col("document_id")))
            .select(all)
            .unionByName(Verdicts.ofDocuments(passages, emptied));
    Dataset<Row> known = rejects.read().select(all).withColumn("document_id", Verdicts.document());
    Dataset<Row> left =
        known.join(documents.select("document_id"), new String[] {"document_id"}, "left_anti");
    Dataset<Row> cleared =
        known
            .join(redone, new String[] {"document_id"}, "left_semi")
            .union(left)
            .join(fresh.select("record_id"), new String[] {"record_id"}, "left_anti");
    rejects.update(fresh.except(known.select(all)), cleared);
  }

  /** Rows of the dataset. */
  long rows() {
    return lake.read(target.table()).count();
  }

  /** Rejects that stand. */
  long rejected() {
    return rejects.count();
  }

  /** The ids of {@code documents}, in order, in batches; one empty batch when there are none. */
  static List<List<String>> batches(Dataset<Row> documents, int size) {
    List<String> ids =
        documents
            .select("document_id")
            .orderBy("document_id")
            .as(Encoders.STRING())
            .collectAsList();
    List<List<String>> batches = new ArrayList<>();
    for (int i = 0; i == 0 || i < ids.size(); i += size) {
      batches.add(ids.subList(i, Math.min(ids.size(), i + size)));
    }
    return batches;
  }

  private Column[] columns() {
    return Arrays.stream(target.table().columnNames()).map(n -> col(n)).toArray(Column[]::new);
  }

  private static Column[] with(Column[] columns, String more) {
    Column[] all = Arrays.copyOf(columns, columns.length + 1);
    all[columns.length] = col(more);
    return all;
  }
}
