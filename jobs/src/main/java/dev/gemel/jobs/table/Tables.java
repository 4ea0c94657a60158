package dev.gemel.jobs.table;

import java.util.List;
import java.util.stream.Collectors;

/** Every table of the lake. */
public final class Tables {
  /** In the order of the flow. */
  public static final List<Table> ALL =
      List.of(
          BronzeTables.FETCHES,
          BronzeTables.PAGES,
          MongoTables.DOCUMENTS,
          SilverTables.DOCUMENTS,
          SilverTables.SIGNATURES,
          SilverTables.DUPLICATES,
          GoldTables.CHUNKS,
          GoldTables.INSTRUCTIONS,
          GoldTables.PREFERENCES,
          GoldTables.RELEASES,
          TrainTables.RUNS,
          EvaluationTables.GENERATIONS,
          EvaluationTables.EVALUATIONS,
          EvaluationTables.GATES,
          OpsTables.RUNS,
          OpsTables.REJECTS);

  private Tables() {}

  /** {@code docs/tables.md}: every table and column with its description. */
  public static String markdown() {
    String head =
        """
        # Tables

        Delta tables under the lake's root, `<home>/lake` unless `lake.uri` says otherwise; the path is the name with a slash for the dot.
        Made from the declarations in `jobs/src/main/java/dev/gemel/jobs/table`; do not edit (`mvn test -pl jobs -am -Dtest=TablesDocTest -Dgemel.golden.update=true` writes it anew).
        """;
    return head + ALL.stream().map(Tables::section).collect(Collectors.joining());
  }

  private static String section(Table table) {
    String rows = table.columns().stream().map(Tables::row).collect(Collectors.joining());
    return "\n## `%s`\n\n%s Key: %s.%s\n\n| column | type | |\n|---|---|---|\n%s"
        .formatted(
            table.name(),
            table.description(),
            code(table.keys()),
            table.partitionBy().isEmpty()
                ? ""
                : " Partitioned by " + code(table.partitionBy()) + ".",
            rows);
  }

  private static String row(Column column) {
    String absent = column.nullable() ? " Absent when unknown." : "";
    return "| `%s` | `%s` | %s%s |\n"
        .formatted(column.name(), column.type().simpleString(), column.description(), absent);
  }

  private static String code(List<String> names) {
    return names.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "));
  }
}
