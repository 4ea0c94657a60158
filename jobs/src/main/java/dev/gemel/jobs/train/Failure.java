package dev.gemel.jobs.train;

import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.run.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why an attempt did not come to its end, and what follows.
 *
 * @param action what to do
 * @param what for people: what went wrong, where the log is
 */
record Failure(ExitCode.Action action, String what) {
  private static final int TAIL_LINES = 5;
  private static final int TAIL_BYTES = 4_000;

  /**
   * @param exit the exit code of the backend, which counts only where there is no result.json
   */
  static Failure of(RunFolder folder, int attempt, int exit) throws IOException {
    Result result = Results.read(folder.out(attempt));
    Path log = log(folder.attempt(attempt));
    if (result == null) {
      // Nothing is known of a process that left no result: it was killed, or could not start.
      ExitCode.Action action = exit == 1 ? ExitCode.Action.STOP : unfinished(exit);
      return new Failure(
          action,
          "attempt %d ended with code %d and no result.json, so it is not finished (%s)%s"
              .formatted(attempt, exit, log, tail(log)));
    }
    String error = result.error() == null ? "no error is given" : result.error();
    return new Failure(
        ExitCode.of(result.exitCode()).action(),
        "attempt %d failed: %s (%s)".formatted(attempt, error, log));
  }

  /** A code that says something is believed; 0 and those of signals are not an end. */
  private static ExitCode.Action unfinished(int exit) {
    ExitCode.Action action = ExitCode.of(exit).action();
    boolean said = action != ExitCode.Action.DONE && action != ExitCode.Action.STOP;
    return said ? action : ExitCode.Action.RETRY;
  }

  /** What is thrown when nothing more is tried. */
  RuntimeException exception(int retried) {
    return switch (action) {
      case REFUSE -> new ConfigException(what);
      case BAD_DATA -> new DataException(what);
      case RETRY ->
          new GemelException(
              "%s; given up after %d retries (train.retries); the same command goes on from the newest checkpoint"
                  .formatted(what, retried));
      default -> new GemelException(what);
    };
  }

  private static Path log(Path attempt) {
    Path local = attempt.resolve("trainer.log");
    return Files.exists(local) ? local : attempt.resolve("trainer-0.log");
  }

  private static String tail(Path log) throws IOException {
    if (!Files.isRegularFile(log)) {
      return "";
    }
    byte[] all = Files.readAllBytes(log);
    byte[] last = Arrays.copyOfRange(all, Math.max(0, all.length - TAIL_BYTES), all.length);
    List<String> lines =
        new String(last, StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - TAIL_LINES))
        .map(l -> System.lineSeparator() + "  " + l)
        .collect(Collectors.joining());
  }
}
