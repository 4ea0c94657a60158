package dev.gemel.jobs.train;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;

/**
 * Shows how far a training is: on a terminal one line that is rewritten, elsewhere a line a minute
 * and one at each change of phase.
 */
final class TrainProgress implements Watcher {
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final String what;
  private final PrintStream out;
  private final boolean terminal;
  private String phase = "";
  private long last = System.nanoTime();

  /**
   * @param what is trained: sft, dpo
   * @param terminal whether a line can be rewritten
   */
  TrainProgress(String what, PrintStream out, boolean terminal) {
    this.what = what;
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void metrics(String kind, long step, Instant at, SortedMap<String, Double> values) {
    // The heartbeat shows the loss; curves are the tracker's.
  }

  @Override
  public void beat(Beat beat) {
    boolean changed = !beat.phase().equals(phase);
    long now = System.nanoTime();
    if (terminal) {
      out.print("\r\033[K" + line(what, beat));
    } else if (changed || now - last >= EVERY.toNanos()) {
      out.println(line(what, beat));
      last = now;
    }
    phase = beat.phase();
    out.flush();
  }

  /** Ends the line that was rewritten. */
  void done(String summary) {
    out.println((terminal ? "\r\033[K" : "") + summary);
    out.flush();
  }

  /** {@code sft: step 40 of 120, loss 1.23, 35 s left}. */
  static String line(String what, Beat beat) {
    String attempt = beat.attempt() == 0 ? "" : ", attempt " + beat.attempt();
    if (beat.step() == null || beat.maxSteps() == null) {
      return what + ": " + beat.phase() + attempt;
    }
    StringBuilder out = new StringBuilder();
    out.append("%s: step %d of %d".formatted(what, beat.step(), beat.maxSteps()));
    if (beat.loss() != null) {
      out.append(String.format(Locale.ROOT, ", loss %.4g", beat.loss()));
    }
    if (beat.phase().equals("running") && beat.secondsLeft() != null) {
      out.append(String.format(Locale.ROOT, ", %.0f s left", beat.secondsLeft()));
    } else if (!beat.phase().equals("running")) {
      out.append(", ").append(beat.phase());
    }
    return out.append(attempt).toString();
  }
}
