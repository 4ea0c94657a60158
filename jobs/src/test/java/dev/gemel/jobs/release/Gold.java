package dev.gemel.jobs.release;

import dev.gemel.jobs.dataset.Texts;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Rows of the datasets for tests, without the jobs that make them. */
public final class Gold {
  private Gold() {}

  /** One row for each of {@code from} to {@code to}: every third document is on the test side. */
  public static Dataset<Row> instructions(SparkSession spark, int from, int to) {
    List<Row> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      rows.add(row(GoldTables.INSTRUCTIONS, "i" + i, i, Map.of("answer", text(i))));
    }
    return spark.createDataFrame(rows, GoldTables.INSTRUCTIONS.schema());
  }

  /** The same for preferences. */
  public static Dataset<Row> preferences(SparkSession spark, int from, int to) {
    List<Row> rows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Map<String, Object> answers = Map.of("chosen", text(i), "rejected", text(i + 100));
      rows.add(row(GoldTables.PREFERENCES, "p" + i, i, answers));
    }
    return spark.createDataFrame(rows, GoldTables.PREFERENCES.schema());
  }

  private static String text(int i) {
    return Texts.paragraph(i, 60) + "\n\nHe said: “tab\t\\ 𝛼”.";
  }

  private static Row row(Table table, String id, int i, Map<String, ?> answers) {
    StructType schema = table.schema();
    Object[] row = new Object[schema.length()];
    for (String name : table.columnNames()) {
      row[schema.fieldIndex(name)] =
          schema.apply(name).dataType().typeName().equals("string") ? name : null;
    }
    row[0] = id;
    row[schema.fieldIndex("document_id")] = "doc" + i;
    row[schema.fieldIndex("cluster_id")] = "cluster" + i;
    row[schema.fieldIndex("split")] = i % 3 == 0 ? "test" : "train";
    row[schema.fieldIndex("instruction")] = "What of " + i + "?";
    row[schema.fieldIndex("heading_path")] = new String[] {"Part " + i};
    row[schema.fieldIndex("start")] = i;
    row[schema.fieldIndex("end")] = i + 60;
    answers.forEach((name, value) -> row[schema.fieldIndex(name)] = value);
    return RowFactory.create(row);
  }
}
