package dev.gemel.jobs.cli;

import dev.gemel.clients.registry.RunInput;
import dev.gemel.clients.registry.TrackedRun;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.RegistryConfig;
import dev.gemel.conf.Settings;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code gemel runs}: tracked runs, newest first; with run keys, these side by side. */
final class RunsCommand implements GemelCommand {
  private static final int LIMIT = 20;

  @Override
  public String name() {
    return "runs";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Options.addCommon(CommandSpec.create().name(name()));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("RUNKEY")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("0..*")
            .description("Runs to compare, each by the beginning of its run key.")
            .build());
    spec.addOption(
        OptionSpec.builder("--kind")
            .type(String.class)
            .paramLabel("KIND")
            .description("Only runs of this kind, such as train or evaluate.")
            .build());
    spec.usageMessage()
        .description("Lists tracked runs, or compares some: parameters that differ, metrics.")
        .footer("", "Example:", "  gemel runs 3f2a 9c01");
    return spec;
  }

  @Override
  public void run(ParseResult parsed, PrintStream out) {
    Settings settings = Options.settings(parsed, List.of());
    String kind = parsed.matchedOptionValue("--kind", (String) null);
    List<TrackedRun> all =
        RegistryConfig.from(settings).tracker().list().stream()
            .filter(r -> kind == null || r.start().kind().equals(kind))
            .toList();
    List<String> asked = parsed.matchedPositionalValue(0, List.<String>of());
    List<TrackedRun> runs =
        asked.isEmpty() ? all : asked.stream().map(key -> find(all, key)).toList();
    if (Options.has(parsed, "--json")) {
      out.println(Json.write(Map.of("runs", runs.stream().map(RunsCommand::json).toList())));
    } else if (asked.isEmpty()) {
      out.print(RunsTable.list(runs.stream().limit(LIMIT).toList(), runs.size()));
    } else {
      out.print(RunsTable.compare(runs));
    }
  }

  private static TrackedRun find(List<TrackedRun> runs, String key) {
    List<TrackedRun> found = runs.stream().filter(r -> r.start().runKey().startsWith(key)).toList();
    if (found.size() != 1) {
      throw new ConfigException(
          "%s names %d runs; expected the beginning of one run key, see `gemel runs`"
              .formatted(key, found.size()));
    }
    return found.get(0);
  }

  private static Map<String, Object> json(TrackedRun run) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("run_key", run.start().runKey());
    out.put("kind", run.start().kind());
    out.put("status", run.status().name());
    out.put("started_at", run.start().startedAt().toString());
    out.put("ended_at", run.endedAt() == null ? null : run.endedAt().toString());
    out.put("code_version", run.start().codeVersion());
    out.put("parent_model", run.start().parentModel());
    out.put("params", run.start().params());
    out.put("metrics", run.metrics());
    out.put("inputs", run.start().inputs().stream().map(RunsCommand::input).toList());
    return out;
  }

  private static Map<String, Object> input(RunInput input) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("name", input.name());
    out.put("digest", input.digest());
    out.put("path", input.path());
    out.put("delta_version", input.deltaVersion());
    return out;
  }
}
