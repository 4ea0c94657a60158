package dev.gemel.jobs.cli;

import dev.gemel.conf.Settings;
import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobReport;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code gemel JOB}: runs one job. */
final class JobCommand implements GemelCommand {
  private final JobDefinition definition;

  JobCommand(JobDefinition definition) {
    this.definition = definition;
  }

  @Override
  public String name() {
    return definition.name();
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Options.addFull(Options.addCommon(CommandSpec.create().name(name())));
    spec.usageMessage()
        .description(definition.summary())
        .footer("", "Example:", "  gemel " + definition.example());
    definition.options().forEach(option -> Options.add(spec, option));
    return spec;
  }

  @Override
  public void run(ParseResult parsed, PrintStream out) {
    Settings settings = Options.settings(parsed, definition.options());
    Job job = definition.factory().apply(settings);
    StepTable table = new StepTable();
    try (Workspace workspace = Workspace.open(settings)) {
      Stopwatch watch = new Stopwatch();
      JobReport report = workspace.runner(Options.full(parsed)).run(job);
      table.add(job.name(), report, watch.wall(), watch.cpu());
    }
    if (Options.has(parsed, "--json")) {
      out.println(Json.write(Json.steps(table.steps())));
    } else {
      out.print(table.text());
      counts(table.steps()).forEach(out::println);
      job.summary().forEach(out::println);
    }
  }

  private static List<String> counts(List<StepTable.Step> steps) {
    return steps.stream()
        .flatMap(s -> s.report().counts().entrySet().stream())
        .map(e -> "  " + e.getKey().replace('_', ' ') + ": " + e.getValue())
        .toList();
  }
}
