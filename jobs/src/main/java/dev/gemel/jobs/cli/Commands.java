package dev.gemel.jobs.cli;

import java.util.List;
import java.util.stream.Stream;

/** Every command of {@code gemel}, in the order help shows them. */
final class Commands {
  private Commands() {}

  static List<GemelCommand> all() {
    Stream<GemelCommand> first = Stream.of(new DemoCommand(), new RunCommand());
    Stream<GemelCommand> jobs = JobDefinitions.ALL.stream().map(JobCommand::new);
    Stream<GemelCommand> last =
        Stream.of(
            new RunsCommand(),
            new ModelsCommand(),
            new SqlCommand(),
            new SearchCommand(),
            new StatusCommand(),
            new TextCommand(),
            new ConfigCommand());
    return Stream.of(first, jobs, last).flatMap(s -> s).toList();
  }
}
