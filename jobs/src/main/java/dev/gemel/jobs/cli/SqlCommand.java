package dev.gemel.jobs.cli;

import dev.gemel.jobs.conf.ConfigException;
import dev.gemel.jobs.conf.Settings;
import dev.gemel.jobs.run.GemelException;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import scala.collection.JavaConverters;

/** {@code gemel sql QUERY}: SQL over the tables, text functions included. It only reads. */
final class SqlCommand implements GemelCommand {
  /** How Spark and Delta name the commands that only read. */
  private static final List<String> READING = List.of("Show", "Describe", "Explain");

  private static final int SHOWN = 1_000;
  private static final int WIDTH = 80;

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Options.addCommon(CommandSpec.create().name("sql"));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("QUERY")
            .type(String.class)
            .arity("1")
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
    try (Workspace workspace = Workspace.readOnly(settings)) {
      refuseWrites(workspace.spark(), query);
      Catalog catalog = new Catalog(workspace.spark(), workspace.lake());
      List<String> missing = catalog.missing(query);
      if (!missing.isEmpty()) {
        throw new GemelException(
            "%s not there yet below %s; a job writes it (see docs/tables.md), or give another --home"
                .formatted(String.join(", ", missing), workspace.lake().root()));
      }
      catalog.register(query);
      show(workspace.spark().sql(query), Options.has(parsed, "--json"), out);
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        throw new ConfigException("the query is not valid: " + e.getMessage());
      }
      throw e;
    }
  }

  /**
   * Parses only: a command would run as soon as Spark has it.
   *
   * @throws ConfigException when {@code query} does anything but read
   */
  static void refuseWrites(SparkSession spark, String query) {
    try {
      refuseWrites(spark.sessionState().sqlParser().parsePlan(query));
    } catch (ParseException e) {
      throw new ConfigException("the query is not valid: " + e.getMessage());
    }
  }

  /** WITH and a FROM before several INSERTs put what writes below the root. */
  private static void refuseWrites(LogicalPlan plan) {
    String name = plan.getClass().getSimpleName();
    boolean acts = plan instanceof Command || plan instanceof ParsedStatement;
    if (acts && READING.stream().noneMatch(name::startsWith)) {
      throw new ConfigException(
          "gemel sql only reads: SELECT, SHOW, DESCRIBE and EXPLAIN, not " + name);
    }
    JavaConverters.seqAsJavaList(plan.children()).forEach(SqlCommand::refuseWrites);
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
