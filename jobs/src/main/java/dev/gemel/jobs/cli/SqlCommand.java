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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code gemel sql QUERY}: SQL over the tables, text functions included. */
final class SqlCommand implements GemelCommand {
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

  private static void show(Dataset<Row> result, boolean json, PrintStream out) {
    if (json) {
      for (Iterator<String> it = result.toJSON().toLocalIterator(); it.hasNext(); ) {
        out.println(it.next());
      }
      return;
    }
    List<Row> rows = result.takeAsList(SHOWN + 1);
    out.print(RowTable.text(result.columns(), rows.stream().limit(SHOWN).toList(), WIDTH));
    if (rows.size() > SHOWN) {
      out.println("first " + SHOWN + " rows; --json gives all");
    }
  }
}
