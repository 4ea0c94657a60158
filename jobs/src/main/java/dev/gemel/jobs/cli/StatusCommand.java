package dev.gemel.jobs.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import dev.gemel.conf.Settings;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.table.MongoTables;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.Table;
import dev.gemel.jobs.table.Tables;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code gemel status}: tables, newest run of each job, what stands rejected, text kept. */
final class StatusCommand implements GemelCommand {
  private static final int WIDTH = 60;

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Options.addCommon(CommandSpec.create().name("status"));
    spec.usageMessage()
        .description(
            "Shows the tables, the newest run of each job, what stands rejected and the text kept.")
        .footer("", "Example:", "  gemel status --home DIR");
    return spec;
  }

  @Override
  public void run(ParseResult parsed, PrintStream out) {
    Settings settings = Options.settings(parsed, List.of());
    try (Workspace workspace = Workspace.readOnly(settings)) {
      Lake lake = workspace.lake();
      Dataset<Row> runs = newestRuns(lake);
      Dataset<Row> rejects = rejects(lake);
      if (Options.has(parsed, "--json")) {
        out.println(Json.write(json(lake, runs, rejects)));
        return;
      }
      out.println("Tables below " + lake.root());
      tables(lake).forEach((name, t) -> out.printf("  %-20s %s%n", name, t));
      out.println("Newest run of each job");
      out.print(RowTable.text(runs.columns(), runs.collectAsList(), WIDTH));
      out.println("Rejected");
      out.print(RowTable.text(rejects.columns(), rejects.collectAsList(), WIDTH));
      Dataset<Row> text = TextKept.of(lake);
      out.println("Text of silver.documents (" + TextKept.EXPLANATION + ")");
      out.print(RowTable.text(text.columns(), text.collectAsList(), WIDTH));
    }
  }

  private static Map<String, String> tables(Lake lake) {
    Map<String, String> out = new LinkedHashMap<>();
    for (Table table : Tables.ALL) {
      if (!table.equals(MongoTables.DOCUMENTS)) {
        out.put(
            table.name(),
            lake.exists(table)
                ? "%d rows, version %d"
                    .formatted(lake.read(table).count(), lake.version(table).orElseThrow())
                : "not written yet");
      }
    }
    return out;
  }

  private static Dataset<Row> newestRuns(Lake lake) {
    return lake.read(OpsTables.RUNS)
        .withColumn(
            "rank", row_number().over(Window.partitionBy("job").orderBy(desc("started_at"))))
        .filter(col("rank").equalTo(1))
        .orderBy("started_at")
        .select(
            "job",
            "status",
            "started_at",
            "seconds",
            "rows_in",
            "rows_out",
            "rows_unchanged",
            "rejects",
            "error");
  }

  private static Dataset<Row> rejects(Lake lake) {
    return lake.read(OpsTables.REJECTS)
        .groupBy("job", "reason")
        .agg(count(lit(1)).as("records"))
        .orderBy(col("job"), desc("records"), col("reason"));
  }

  private static Map<String, Object> json(Lake lake, Dataset<Row> runs, Dataset<Row> rejects) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("lake", lake.root());
    out.put("tables", tables(lake));
    out.put("runs", maps(runs));
    out.put("rejects", maps(rejects));
    out.put("text", maps(TextKept.of(lake)));
    return out;
  }

  private static List<Map<String, Object>> maps(Dataset<Row> rows) {
    String[] columns = rows.columns();
    return rows.collectAsList().stream()
        .map(
            row -> {
              Map<String, Object> map = new LinkedHashMap<>();
              for (String column : columns) {
                Object value = row.getAs(column);
                map.put(column, value instanceof java.sql.Timestamp t ? t.toInstant() + "" : value);
              }
              return map;
            })
        .toList();
  }
}
