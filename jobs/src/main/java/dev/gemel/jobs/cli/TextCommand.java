package dev.gemel.jobs.cli;

import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.run.DataException;
import dev.gemel.jobs.sql.LineFunction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code gemel text FUNCTION}: JSON lines in, JSON lines out in the same order, on all cores,
 * without Spark. A line that cannot be read gives a line {@code {"line", "error"}}; when there was
 * one, the exit code is 3. Output that cannot be written ends it with exit code 1.
 */
final class TextCommand implements GemelCommand {
  private static final int MAX_THREADS = 1024;

  private final InputStream in;

  TextCommand() {
    this(System.in);
  }

  TextCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public String name() {
    return "text";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = Options.addCommon(CommandSpec.create().name(name()));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FUNCTION")
            .type(String.class)
            .arity("1")
            .required(true)
            .description(names())
            .build());
    spec.addOption(
        OptionSpec.builder("--with")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("FIELD=VALUE")
            .description(
                "A field for lines that lack it, such as profile=c4@datatrove; repeatable.")
            .build());
    spec.addOption(
        OptionSpec.builder("--threads")
            .type(Integer.class)
            .paramLabel("N")
            .description("Lines worked on at once (default: one for each core).")
            .build());
    spec.usageMessage()
        .description("Applies a text function to JSON lines from standard input.")
        .footer("", "Example:", "  echo '{\"text\": \"Guten Tag\"}' | gemel text language");
    return spec;
  }

  @Override
  public void run(ParseResult parsed, PrintStream out) throws IOException {
    LineFunction function = function(parsed.matchedPositionalValue(0, ""));
    TextLine lines =
        new TextLine(
            function, TextLine.fields(parsed.matchedOptionValue("--with", List.<String>of())));
    BufferedReader read = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    AtomicLong failed = new AtomicLong();
    long number =
        OrderedLines.each(
            read, threads(parsed), lines::answer, answer -> failed.addAndGet(print(answer, out)));
    if (failed.get() > 0) {
      throw new DataException(
          "%d of %d lines could not be read; see the field error of their answers"
              .formatted(failed.get(), number));
    }
  }

  private static int threads(ParseResult parsed) {
    int threads =
        parsed.matchedOptionValue("--threads", Runtime.getRuntime().availableProcessors());
    if (threads < 1 || threads > MAX_THREADS) {
      throw new ConfigException(
          "--threads: expected 1 to %d, got %d".formatted(MAX_THREADS, threads));
    }
    return threads;
  }

  private static int print(TextLine.Answer answer, PrintStream out) {
    out.println(answer.json());
    checkWritten(out);
    return answer.failed() ? 1 : 0;
  }

  /**
   * A print stream swallows what goes wrong, so that a full disk or a closed pipe would look like
   * success.
   *
   * @throws GemelException when something printed to {@code out} was lost
   */
  static void checkWritten(PrintStream out) {
    if (out.checkError()) {
      throw new GemelException(
          "output could not be written; free space on its disk, or keep the pipe's reader open");
    }
  }

  private static LineFunction function(String name) {
    return LineFunction.all().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new ConfigException("no text function " + name + "; there are: " + names()));
  }

  private static String names() {
    return LineFunction.all().stream().map(LineFunction::name).collect(Collectors.joining(", "));
  }
}
