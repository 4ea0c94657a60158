package dev.gemel.jobs.cli;

import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.conf.Settings;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code gemel sql QUERY}: SQL over the tables, text functions included. It only reads. */
final class SqlCommand implements GemelCommand {
  private static final Pattern READS =
      Pattern.compile(
          "^\\s*(\\(|(select|values|table|show|describe|desc|explain)\\b)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MAY_WRITE =
      Pattern.compile("^\\s*(--|/\\*|(with|from)\\b)", Pattern.CASE_INSENSITIVE);

  private static final int SHOWN = 1_000;
  private static final int WIDTH = 80;

  @Override
  public String name() {
    return "sql";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Options.addCommon(CommandSpec.create().name(name()));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("QUERY")
            .type(String.class)
            .arity("1")
            .required(true)
            .description("One SQL statement over the tables of docs/tables.md.")
            .build());
    spec.usageMessage()
        .description("Runs SQL over the tables, with the text functions as text.NAME(...).")
        .footer(
            "",
            "Example:",
            "  gemel sql \"select author, count(*) from silver.documents where keep group by 1\"");
    return spec;
  }

  @Override
  public void run(ParseResult parsed, PrintStream out) {
    Settings settings = Options.settings(parsed, List.of());
    String query = parsed.matchedPositionalValue(0, "");
    refuseActing(query);
    try (Workspace workspace = Workspace.readOnly(settings)) {
      Catalog catalog = new Catalog(workspace.spark(), workspace.lake());
      List<String> missing = catalog.missing(query);
      if (!missing.isEmpty()) {
        throw new GemelException(
            "%s not there yet below %s; a job writes it (see docs/tables.md), or give another --home"
                .formatted(String.join(", ", missing), workspace.lake().root()));
      }
      catalog.register(query);
      refuseWrites(workspace.spark(), query);
      show(workspace.spark().sql(query), Options.has(parsed, "--json"), out);
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        throw new ConfigException("the query is not valid: " + e.getMessage());
      }
      throw e;
    }
  }

  /** Before anything is started. */
  private static void refuseActing(String query) {
    if (!READS.matcher(query).find() && !MAY_WRITE.matcher(query).find()) {
      throw new ConfigException(
          "gemel sql only reads: SELECT, WITH, FROM, VALUES, TABLE, SHOW, DESCRIBE and EXPLAIN;"
              + " refused: "
              + RowTable.cell(query, WIDTH));
    }
  }

  /**
   * Refuses what writes, unrun: Spark runs a command as soon as it has it. An INSERT may hide
   * behind WITH, FROM or a comment, but Spark's grammar has no place for one in a subquery.
   *
   * @throws ConfigException when {@code query} does anything but read
   */
  static void refuseWrites(SparkSession spark, String query) {
    refuseActing(query);
    if (READS.matcher(query).find()) {
      return;
    }
    try {
      spark.sql("select * from (\n" + query.replaceFirst("[;\\s]+$", "") + "\n)");
    } catch (Exception e) {
      // Scala declares no checked exceptions, yet throws this one.
      if (e instanceof AnalysisException) {
        throw new ConfigException(
            "the query is not valid or writes, and gemel sql only reads: " + e.getMessage());
      }
      throw e;
    }
  }

  private static void show(Dataset<Row> result, boolean json, PrintStream out) {
    if (json) {
      for (Iterator<String> it = result.toJSON().toLocalIterator(); it.hasNext(); ) {
        out.println(it.next());
        TextCommand.checkWritten(out);
      }
      return;
    }
    List<Row> rows = result.takeAsList(SHOWN + 1);
    out.print(RowTable.text(result.columns(), rows.stream().limit(SHOWN).toList(), WIDTH));
    if (rows.size() > SHOWN) {
      out.println("first " + SHOWN + " rows; --json gives all");
    }
    TextCommand.checkWritten(out);
  }
}
