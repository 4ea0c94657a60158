package dev.gemel.jobs.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.table.SilverTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How much of the raw documents the clean text holds, by platform. */
final class TextKept {
  /** What the lost share is made of, for people. */
  static final String EXPLANATION =
      "lost: markup and link targets, navigation, share bars and other furniture, extra whitespace,"
          + " masked personal data";

  private TextKept() {}

  /** Columns platform, documents, kept, raw_chars, chars, lost (share of raw_chars, 0 to 1). */
  static Dataset<Row> of(Lake lake) {
    return lake.read(SilverTables.DOCUMENTS)
        .groupBy("platform")
        .agg(
            count(lit(1)).as("documents"),
            sum(when(col("keep"), 1).otherwise(0)).as("kept"),
            sum("raw_chars").as("raw_chars"),
            sum("chars").as("chars"),
            round(lit(1).minus(sum("chars").divide(sum("raw_chars"))), 3).as("lost"))
        .orderBy("platform");
  }
}
