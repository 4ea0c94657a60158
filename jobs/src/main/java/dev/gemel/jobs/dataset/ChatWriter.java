package dev.gemel.jobs.dataset;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Has a chat model write the rows of some documents. The verdicts are collected before they are
 * used: a batch is small, and a lost block must not ask the model a second time.
 */
final class ChatWriter implements UnaryOperator<Dataset<Row>> {
  private final SparkSession spark;
  private final LlmConfig llm;
  private final ChatTask task;

  ChatWriter(SparkSession spark, LlmConfig llm, ChatTask task) {
    this.spark = spark;
    this.llm = llm;
    this.task = task;
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> documents) {
    StructType schema = Draft.schema(task.table());
    List<Row> verdicts =
        documents
            .repartition(spark.sparkContext().defaultParallelism())
            .mapPartitions(new ChatPartition(llm, task), Encoders.row(schema))
            .collectAsList();
    return spark.createDataFrame(verdicts, schema);
  }
}
