package dev.gemel.jobs.cli;

import dev.gemel.clients.vector.VectorHit;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.embedded.site.SampleSite;
import dev.gemel.jobs.embed.EmbedConfig;
import dev.gemel.jobs.embed.Search;
import dev.gemel.jobs.embed.SearchConfig;
import dev.gemel.jobs.table.GoldTables;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code gemel demo}: the whole data half over the sample site, on embedded parts. */
final class DemoCommand implements GemelCommand {
  private static final String QUESTION = "How do I keep a sourdough starter alive?";
  private static final int SAMPLES = 3;

  /** The site has a calendar without end and a page without end: the demo meets both, briefly. */
  private static final int MAX_DEPTH = 6;

  private static final String TIMEOUT = "3s";
  private static final int WIDTH = 300;

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Options.addFull(Options.addCommon(CommandSpec.create().name(name())));
    spec.usageMessage()
        .description(
            "Serves the sample site on loopback, runs every job of the data half over it and shows"
                + " what came out.")
        .footer("", "Example:", "  gemel demo");
    return spec;
  }

  @Override
  public void run(ParseResult parsed, PrintStream out) {
    Settings settings = Options.settings(parsed, List.of());
    Section demo = settings.section("demo");
    int port = demo.integer("port", 1024, 65535);
    demo.check();
    try (SampleSite site = serve(port)) {
      Settings seeded =
          settings
              .with("crawl.seeds", List.of(site.url() + "/"))
              .with("crawl.max-depth", MAX_DEPTH)
              .with("crawl.timeout", TIMEOUT);
      run(seeded, site, parsed, out);
    }
  }

  /** What fails later is not the port's fault and must not be told so. */
  private static SampleSite serve(int port) {
    try {
      return SampleSite.start(port);
    } catch (IOException e) {
      throw new ConfigException(
          "the sample site could not be served on port %d (%s); choose another: --set demo.port=N"
              .formatted(port, e.getMessage()));
    }
  }

  private static void run(Settings settings, SampleSite site, ParseResult parsed, PrintStream out) {
    Instant start = Instant.now();
    List<JobDefinition> jobs = new ArrayList<>(List.of(JobDefinitions.CRAWL));
    jobs.addAll(JobDefinitions.AFTER_PAGES);
    Pipeline pipeline = Pipeline.of(settings, jobs);
    try (Workspace workspace = Workspace.open(settings)) {
      StepTable table = pipeline.run(workspace.runner(Options.full(parsed)), System.err);
      if (Options.has(parsed, "--json")) {
        out.println(Json.write(Json.steps(table.steps())));
        return;
      }
      out.print(table.text());
      show(workspace, out);
      out.printf(
          "%nThe site answered %d requests: %d with a body, %d not modified.%n",
          site.stats().requests(), site.stats().okBodies(), site.stats().notModified());
      if (table.nothingChanged()) {
        out.println("Nothing changed: no row was written and no chunk embedded again.");
      }
      next(workspace, Duration.between(start, Instant.now()), out);
    }
  }

  private static void show(Workspace workspace, PrintStream out) {
    out.printf("%nInstructions, %d of them:%n", SAMPLES);
    Dataset<Row> instructions = workspace.lake().read(GoldTables.INSTRUCTIONS);
    samples(
        instructions,
        "instruction_id",
        List.of("author", "instruction", "answer", "generator"),
        out);
    out.printf("%nPreferences, %d of them:%n", SAMPLES);
    Dataset<Row> preferences = workspace.lake().read(GoldTables.PREFERENCES);
    samples(
        preferences,
        "preference_id",
        List.of("author", "instruction", "chosen", "rejected", "generator"),
        out);
    out.printf("%nSearch: %s%n", QUESTION);
    EmbedConfig embed = EmbedConfig.from(workspace.settings());
    List<VectorHit> hits =
        new Search(embed, workspace.services().qdrantUrl())
            .find(QUESTION, SearchConfig.from(workspace.settings()).withLimit(SAMPLES));
    SearchCommand.print(hits, false, out);
  }

  private static void samples(
      Dataset<Row> rows, String key, List<String> columns, PrintStream out) {
    for (Row row : rows.orderBy(key).takeAsList(SAMPLES)) {
      for (String column : columns) {
        out.printf("  %-12s %s%n", column, RowTable.cell(row.getAs(column), WIDTH));
      }
      out.println();
    }
  }

  private static void next(Workspace workspace, Duration took, PrintStream out) {
    out.printf(
        """

        Done in %s s. Tables: %s (docs/tables.md tells what is in them).
        Try next:
          ./gemel demo                                   nothing is fetched or written again
          ./gemel sql "select kind, author, count(*) from silver.documents group by 1, 2"
          ./gemel search "what makes a good map" --limit 3
          ./gemel status
          ./gemel run --home ./mine --seed https://your.site/ --author "Your Name"
        """,
        StepTable.seconds(took), workspace.lake().root());
  }
}
