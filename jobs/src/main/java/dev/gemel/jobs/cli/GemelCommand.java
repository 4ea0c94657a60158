package dev.gemel.jobs.cli;

import java.io.PrintStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command of {@code gemel}. */
interface GemelCommand {
  /** Its name, options and help. */
  CommandSpec spec();

  /**
   * Runs it.
   *
   * @param out for results only
   */
  void run(ParseResult parsed, PrintStream out) throws Exception;
}
