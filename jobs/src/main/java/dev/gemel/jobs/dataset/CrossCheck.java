package dev.gemel.jobs.dataset;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What no row shows by itself: a test row whose instruction or answer is also in training, and a
 * pair that is there twice. The training row stays, then the smallest id.
 */
final class CrossCheck {
  private CrossCheck() {}

  /**
   * The rows with a column {@code dropped}: instruction_in_train, answer_in_train, duplicate_pair,
   * or null for a row that stays.
   *
   * @param rows of a dataset, with at least the id, split, instruction and {@code answer} columns
   * @param id name of the id column
   * @param answer name of the column that answers
   */
  static Dataset<Row> transform(Dataset<Row> rows, String id, String answer) {
    Column instruction = lower(trim(col("instruction")));
    Column train = col("split").equalTo("train");
    Column test = col("split").equalTo("test");
    Column first =
        row_number().over(Window.partitionBy("asked", answer).orderBy(desc("split"), asc(id)));
    return rows.withColumn("asked", instruction)
        .withColumn("asked_in_train", max(train).over(Window.partitionBy("asked")))
        .withColumn("answered_in_train", max(train).over(Window.partitionBy(answer)))
        .withColumn("nth", first)
        .withColumn(
            "dropped",
            when(test.and(col("asked_in_train")), "instruction_in_train")
                .when(test.and(col("answered_in_train")), "answer_in_train")
                .when(col("nth").gt(1), "duplicate_pair"))
        .drop("asked", "asked_in_train", "answered_in_train", "nth");
  }
}
