package dev.gemel.jobs.cli;

import java.io.PrintStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command of {@code gemel}. */
interface GemelCommand {
  /** The word after {@code gemel}. */
  String name();

  /** Its options and help, under {@link #name}. */
  CommandSpec spec();

  /**
   * Runs it.
   *
   * @param out for results only
   */
  void run(ParseResult parsed, PrintStream out) throws Exception;
}
