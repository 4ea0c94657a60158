package dev.gemel.jobs.release;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One dataset of a release: the table it comes from and the columns a trainer reads. TRL takes
 * other column names ({@code text}, {@code messages}, ...) as orders, so there are no others.
 */
@SuppressWarnings("ImmutableEnumChecker") // Records and lists made by List.of.
enum Part {
  /** Instruction and answer, for supervised fine-tuning: prompt, completion. */
  SFT("sft", GoldTables.INSTRUCTIONS, List.of("completion"), List.of("answer")),
  /** A better and a worse answer, for direct preference optimisation: prompt, chosen, rejected. */
  DPO("dpo", GoldTables.PREFERENCES, List.of("chosen", "rejected"), List.of("chosen", "rejected"));

  /** The sides. */
  static final List<String> SPLITS = List.of("train", "test");

  private final String folder;
  private final Table table;
  private final List<String> answers;
  private final List<String> columns;

  Part(String folder, Table table, List<String> answers, List<String> columns) {
    this.folder = folder;
    this.table = table;
    this.answers = answers;
    this.columns = columns;
  }

  /** Folder of its files within the release. */
  String folder() {
    return folder;
  }

  Table table() {
    return table;
  }

  /** Key column of its table. */
  String id() {
    return table.keys().get(0);
  }

  /**
   * What a trainer reads: {@code prompt} and the answers, each an array of one message of role and
   * content, nothing else.
   */
  Dataset<Row> messages(Dataset<Row> rows) {
    Column[] all = new Column[answers.size() + 1];
    all[0] = message("user", col("instruction")).as("prompt");
    for (int i = 0; i < answers.size(); i++) {
      all[i + 1] = message("assistant", col(columns.get(i))).as(answers.get(i));
    }
    return rows.select(all);
  }

  /** Where each row comes from: every column of the table that no trainer reads. */
  Column[] provenance() {
    return table.columns().stream()
        .map(dev.gemel.jobs.table.Column::name)
        .filter(name -> !name.equals("instruction") && !columns.contains(name))
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  private static Column message(String role, Column content) {
    return array(struct(lit(role).as("role"), content.as("content")));
  }
}
