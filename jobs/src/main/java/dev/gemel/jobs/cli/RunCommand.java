package dev.gemel.jobs.cli;

import dev.gemel.conf.ConfigException;
import dev.gemel.conf.Settings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code gemel run}: the whole data pipeline over a site or a file. */
final class RunCommand implements GemelCommand {
  private static final List<JobOption> OPTIONS =
      Stream.concat(
              JobDefinitions.CRAWL.options().stream(),
              Stream.of(
                  JobOption.one(
                      "--input", "import.path", "File to import, instead of a crawl or beside it."),
                  JobOption.map("--field", "import.fields", "Where a field is in a record."),
                  JobOption.one("--content-type", "import.content-type", "Type of the content."),
                  JobOption.one("--name", "release.name", "Name of the release.")))
          .toList();

  @Override
  public String name() {
    return "run";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Options.addFull(Options.addCommon(CommandSpec.create().name(name())));
    spec.usageMessage()
        .description("Runs the whole data pipeline over a site (--seed) or a file (--input).")
        .footer(
            "",
            "Example:",
            "  gemel run --home DIR --seed https://example.org/ --author \"Ada Lovelace\"");
    OPTIONS.forEach(option -> Options.add(spec, option));
    return spec;
  }

  @Override
  public void run(ParseResult parsed, PrintStream out) {
    Settings settings = Options.settings(parsed, OPTIONS);
    Pipeline pipeline = Pipeline.of(settings, jobs(settings));
    try (Workspace workspace = Workspace.open(settings)) {
      StepTable table = pipeline.run(workspace.runner(Options.full(parsed)), System.err);
      if (Options.has(parsed, "--json")) {
        out.println(Json.write(Json.steps(table.steps())));
        return;
      }
      out.print(table.text());
      if (table.nothingChanged()) {
        out.println("Nothing changed: no row was written.");
      }
      out.println("Tables: " + workspace.lake().root());
    }
  }

  private static List<JobDefinition> jobs(Settings settings) {
    boolean crawl = !settings.section("crawl").strings("seeds").isEmpty();
    boolean file = settings.section("import").optionalString("path") != null;
    if (!crawl && !file) {
      throw new ConfigException(
          "nothing to run over: give --seed URL (a site) or --input FILE (JSON lines, Parquet or"
              + " WARC)");
    }
    List<JobDefinition> jobs = new ArrayList<>();
    if (crawl) {
      jobs.add(JobDefinitions.CRAWL);
    }
    if (file) {
      jobs.add(JobDefinitions.IMPORT);
    }
    jobs.addAll(JobDefinitions.AFTER_PAGES);
    return jobs;
  }
}
