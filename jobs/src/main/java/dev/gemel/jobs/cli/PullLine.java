package dev.gemel.jobs.cli;

import dev.gemel.clients.models.PullProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Shows a download: on a terminal one line that is rewritten, elsewhere a line a minute. */
final class PullLine implements PullProgress {
  private static final Duration TERMINAL = Duration.ofMillis(500);
  private static final Duration LOG = Duration.ofMinutes(1);
  private static final double MB = 1e6;

  private final PrintStream out;
  private final boolean terminal;
  private String file = "";
  private long start;
  private long first;
  private long shown;

  PullLine(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void at(String name, long done, long total) {
    long now = System.nanoTime();
    if (!name.equals(file)) {
      file = name;
      start = now;
      first = done;
      shown = now;
    }
    if (now - shown >= (terminal ? TERMINAL : LOG).toNanos()) {
      String line = line(name, done, total, done - first, now - start);
      out.print(terminal ? "\r\033[K" + line : line + System.lineSeparator());
      out.flush();
      shown = now;
    }
  }

  /** {@code x.gguf: 12 of 98 MB, 4.0 MB/s, 22 s left}. */
  static String line(String name, long done, long total, long fresh, long nanos) {
    double rate = fresh / Math.max(nanos / 1e9, 1e-3);
    String file = name.replaceFirst("\\.part$", "");
    if (total <= 0) {
      return String.format(Locale.ROOT, "%s: %.0f MB, %.1f MB/s", file, done / MB, rate / MB);
    }
    String left = fresh == 0 ? "?" : String.valueOf(Math.round((total - done) / rate));
    return String.format(
        Locale.ROOT,
        "%s: %.0f of %.0f MB, %.1f MB/s, %s s left",
        file,
        done / MB,
        total / MB,
        rate / MB,
        left);
  }

  /** Clears the line that was rewritten. */
  void end() {
    if (terminal) {
      out.print("\r\033[K");
      out.flush();
    }
  }
}
