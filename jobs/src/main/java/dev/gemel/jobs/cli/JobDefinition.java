package dev.gemel.jobs.cli;

import dev.gemel.conf.Settings;
import dev.gemel.jobs.run.Job;
import java.util.List;
import java.util.function.Function;

/**
 * A job as the command line knows it.
 *
 * @param name command and configuration section
 * @param summary one sentence
 * @param example arguments after {@code gemel}
 * @param options flags that stand for keys
 * @param factory makes the job; a {@code ConfigException} lists what is wrong with its section
 */
record JobDefinition(
    String name,
    String summary,
    String example,
    List<JobOption> options,
    Function<Settings, Job> factory) {

  JobDefinition {
    options = List.copyOf(options);
  }
}
