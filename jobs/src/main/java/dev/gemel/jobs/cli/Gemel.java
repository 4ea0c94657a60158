package dev.gemel.jobs.cli;

import dev.gemel.clients.SpecException;
import dev.gemel.clients.registry.RegistryException;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.progress.TerminalStream;
import dev.gemel.jobs.run.DataException;
import dev.gemel.jobs.run.Version;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The {@code gemel} command. Exit codes: 0 done, 2 bad configuration or arguments, 3 bad data past
 * its threshold, 1 anything else.
 */
public final class Gemel {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int BAD_CONFIGURATION = 2;
  private static final int BAD_DATA = 3;

  private static final List<String> VERSION = List.of("--version", "-V");

  /** How the lines of a stack trace begin. */
  private static final List<String> TRACE =
      List.of("\tat ", "\t... ", "Caused by: ", "Driver stacktrace:");

  private final Map<String, GemelCommand> commands = new LinkedHashMap<>();
  private final PrintStream out;
  private final PrintStream err;

  Gemel(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
    Commands.all().forEach(c -> commands.put(c.name(), c));
  }

  /** Runs the command of {@code args} and exits. */
  public static void main(String[] args) {
    TerminalStream.install();
    int code = new Gemel(System.out, System.err).run(args);
    System.out.flush();
    System.exit(code);
  }

  /** For a job's own main class: the job's command with {@code args}. */
  public static void main(String job, String[] args) {
    main(Stream.concat(Stream.of(job), Stream.of(args)).toArray(String[]::new));
  }

  /** Runs the command of {@code args} and returns its exit code. */
  int run(String... args) {
    CommandLine line = new CommandLine(rootSpec(args));
    try {
      ParseResult parsed = line.parseArgs(args);
      return help(parsed) ? DONE : runCommand(parsed);
    } catch (ParameterException e) {
      err.println(e.getMessage());
      String command = e.getCommandLine().getCommandName();
      err.println(
          command.equals("gemel") ? "See: gemel --help" : "See: gemel " + command + " --help");
      return BAD_CONFIGURATION;
    }
  }

  private boolean help(ParseResult parsed) {
    if (!parsed.hasSubcommand() && !CommandLine.printHelpIfRequested(parsed)) {
      parsed.commandSpec().commandLine().usage(out);
      return true;
    }
    return !parsed.hasSubcommand() || CommandLine.printHelpIfRequested(parsed);
  }

  private int runCommand(ParseResult root) {
    ParseResult parsed = root.subcommand();
    String name = parsed.commandSpec().name();
    try {
      Objects.requireNonNull(commands.get(name)).run(parsed, out);
      TextCommand.checkWritten(out);
      return DONE;
    } catch (ConfigException | SpecException e) {
      return fail(name, parsed, e, BAD_CONFIGURATION);
    } catch (DataException e) {
      return fail(name, parsed, e, BAD_DATA);
    } catch (Exception e) {
      return fail(name, parsed, e, FAILED);
    } catch (OutOfMemoryError e) {
      err.printf(
          "gemel %s: out of memory; give more than %d MB by GEMEL_HEAP, as in GEMEL_HEAP=6g%n",
          name, Runtime.getRuntime().maxMemory() >> 20);
      return FAILED;
    }
  }

  private int fail(String name, ParseResult parsed, Exception e, int code) {
    err.println("gemel " + name + ": " + withoutTrace(String.valueOf(e.getMessage())));
    boolean known = e instanceof GemelException || e instanceof RegistryException || code != FAILED;
    if (Options.has(parsed, "--trace")) {
      e.printStackTrace(err);
    } else if (!known) {
      causes(e);
      err.println("  --trace shows the whole stack");
    }
    LogFile.failure(name, e).ifPresent(log -> err.println("  log: " + log));
    return code;
  }

  private void causes(Throwable e) {
    for (Throwable c = e.getCause(); c != null; c = c.getCause()) {
      err.println("  because: " + c.getClass().getSimpleName() + ": " + firstLine(c));
    }
  }

  /** Spark puts whole stack traces into messages. */
  private static String withoutTrace(String message) {
    return message
        .lines()
        .filter(line -> TRACE.stream().noneMatch(line::startsWith))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** The options of the command that is asked for, or of all: reading them takes a while. */
  private CommandSpec rootSpec(String... args) {
    CommandSpec root = CommandSpec.create().name("gemel").mixinStandardHelpOptions(true);
    root.version("gemel " + Version.CODE);
    root.usageMessage()
        .description("From a person's public writing to a fine-tuned LLM twin.")
        .footer(
            "",
            "Start with:",
            "  gemel demo",
            "",
            "The service is a program of its own: gemel serve --help");
    boolean known = args.length > 0 && commands.containsKey(args[0]);
    boolean none = args.length == 1 && VERSION.contains(args[0]);
    commands.forEach(
        (name, command) -> {
          if (!none && (!known || name.equals(args[0]))) {
            root.addSubcommand(name, command.spec());
          }
        });
    return root;
  }
}
