package dev.gemel.jobs.progress;

import dev.gemel.jobs.progress.Standing.Count;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One line that tells how far a work is, at which rate, and what is left. On a {@link
 * TerminalStream} it has a bar and is rewritten in place; on any other stream it is a line a
 * minute, the first one after a minute.
 */
public final class ProgressLine {
  private static final Duration TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofMinutes(1);

  private final PrintStream out;
  private final @Nullable TerminalStream terminal;
  private final LongSupplier nanos;
  private String step = "";
  private boolean counted;
  private long first;
  private long since;
  private long last;

  /** A line on standard error, or on another stream in its place. */
  public ProgressLine(PrintStream out) {
    this(out, System::nanoTime);
  }

  /**
   * The same.
   *
   * @param nanos a clock that only goes on, in nanoseconds
   */
  public ProgressLine(PrintStream out, LongSupplier nanos) {
    this.out = out;
    this.terminal = out instanceof TerminalStream t ? t : null;
    this.nanos = nanos;
    this.since = nanos.getAsLong();
    this.last = terminal == null ? since : since - TERMINAL.toNanos();
  }

  /** Shows where the work stands, unless it was shown a moment ago. */
  public synchronized void show(Standing at) {
    long now = nanos.getAsLong();
    @Nullable Count count = at.count();
    long done = count == null ? 0 : count.done();
    if (!at.step().equals(step) || done < first || (count != null && !counted)) {
      step = at.step();
      counted = count != null;
      first = done;
      since = now;
    }
    if (now - last >= (terminal == null ? ELSEWHERE : TERMINAL).toNanos()) {
      double rate = now == since ? 0 : (done - first) / ((now - since) / 1e9);
      print(at, rate);
      last = now;
    }
  }

  /** Tells that a step begins: {@code clean ...}, a line of its own where none is rewritten. */
  public void begun(String name) {
    if (terminal == null) {
      out.println(name + " ...");
    } else {
      terminal.put(new Standing(name, null, "...", null), 0);
    }
  }

  /** Leaves a line for a finished step on a terminal; elsewhere its results tell. */
  public void ended(String name, String result) {
    if (terminal != null) {
      out.println(String.format(Locale.ROOT, "%-10s %s", name, result));
    }
  }

  /** Takes the line away. */
  public void clear() {
    if (terminal != null) {
      terminal.clear();
    }
  }

  private void print(Standing at, double rate) {
    if (terminal == null) {
      out.println(LineText.plain(at, rate));
    } else {
      terminal.put(at, rate);
    }
  }
}
