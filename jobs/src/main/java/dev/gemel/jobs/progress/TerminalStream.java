package dev.gemel.jobs.progress;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Standard error where it is a terminal: a {@link ProgressLine} on it is rewritten in place, one on
 * any other stream is a line a minute.
 */
public final class TerminalStream extends PrintStream {
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int COLUMNS = 80;

  private final LastRow row;
  private final int columns;
  private final boolean colours;

  /**
   * A stream to a terminal that can rewrite a line.
   *
   * @param environment {@code COLUMNS} is the terminal's width, {@code NO_COLOR} (no-color.org)
   *     takes the colours away
   */
  public TerminalStream(PrintStream screen, Map<String, String> environment) {
    this(new LastRow(screen), screen, environment);
  }

  private TerminalStream(LastRow row, PrintStream screen, Map<String, String> environment) {
    super(row.guard(screen), true, encoding());
    this.row = row;
    this.columns = columns(environment.getOrDefault("COLUMNS", ""));
    this.colours = environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /**
   * Puts it in the place of {@link System#err} where that is a terminal that can rewrite a line,
   * and has {@link System#out} take the line away before it prints on the same terminal.
   */
  public static void install() {
    if (rewrites(System.getenv(), TerminalStream::isTerminal)) {
      TerminalStream err = new TerminalStream(System.err, System.getenv());
      if (isTerminal(STDOUT)) {
        System.setOut(new PrintStream(err.row.guard(System.out), true, encoding()));
      }
      System.setErr(err);
      // Ctrl-C ends the process in the middle of a line.
      Runtime.getRuntime().addShutdownHook(new Thread(err.row::clear, "gemel-last-row"));
    }
  }

  /** True when standard error is a terminal with a cursor. */
  static boolean rewrites(Map<String, String> environment, IntPredicate isTerminal) {
    return !"dumb".equals(environment.get("TERM")) && isTerminal.test(STDERR);
  }

  /** Shows a row in place of the former one, until anything else is printed. */
  void put(Standing at, double rate) {
    // A character in the last column may move the cursor on.
    row.put(LineText.fitted(at, rate, columns - 1, colours));
  }

  /** Erases the row. */
  void clear() {
    row.clear();
  }

  private static int columns(String text) {
    return text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : COLUMNS;
  }

  /**
   * {@link System#console} tells of standard input and output, but is all that is left elsewhere.
   */
  private static boolean isTerminal(int descriptor) {
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return device.matches("/dev/(pts/|tty|console).*");
    } catch (IOException | UnsupportedOperationException e) {
      return isTerminal(System.console());
    }
  }

  /** From Java 22 on there is a console without a terminal too, and it tells. */
  private static boolean isTerminal(@Nullable Console console) {
    try {
      return console != null
          && Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  private static Charset encoding() {
    return Charset.forName(System.getProperty("sun.stderr.encoding", "UTF-8"));
  }
}
