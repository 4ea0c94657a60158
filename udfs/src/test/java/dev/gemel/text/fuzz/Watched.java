package dev.gemel.text.fuzz;

import dev.gemel.text.fuzz.Targets.Target;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs functions in a thread of its own, watched from outside: an input that takes too much of the
 * processor's time ends the run with the stack it was in. A function that fails is not called
 * again.
 */
final class Watched {
  /** Processor time for one input of at most {@link Mutator#MAX_LENGTH}. */
  static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** How much one function did. */
  private static final class Tally {
    long calls;
    long nanos;
    long slowest;
    String slowestInput = "";
    boolean failed;

    void add(long time, String input) {
      calls++;
      nanos += time;
      if (time > slowest) {
        slowest = time;
        slowestInput = input;
      }
    }
  }

  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private volatile @Nullable String current;
  private volatile long started;
  private final Map<String, Throwable> failures = new ConcurrentHashMap<>();

  /**
   * Runs the work to its end, or to the first function that takes too long.
   *
   * @throws AssertionError naming each function that failed, and its input
   */
  void run(Runnable work) throws InterruptedException {
    Thread thread = new Thread(work, "fuzz");
    thread.setDaemon(true);
    thread.start();
    while (thread.isAlive()) {
      thread.join(50);
      String doing = current;
      if (doing != null && cpu(thread) - started > LIMIT_NANOS && doing.equals(current)) {
        AssertionError slow =
            new AssertionError(doing + " took over 2 s of processor time; it was at");
        slow.setStackTrace(thread.getStackTrace());
        throw slow;
      }
    }
    if (!failures.isEmpty()) {
      AssertionError all = new AssertionError(String.join("\n", failures.keySet()));
      failures.values().forEach(all::addSuppressed);
      throw all;
    }
  }

  /** One call, from inside of {@link #run}. */
  void call(Target target, String input, String name) {
    Tally tally = tallies.computeIfAbsent(target.name(), n -> new Tally());
    if (tally.failed) {
      return;
    }
    String call = target.name() + " on " + name;
    long start = cpu(Thread.currentThread());
    started = start;
    current = call;
    try {
      target.run().accept(input);
    } catch (Throwable e) { // Stack overflows are failures as well.
      tally.failed = true;
      failures.put(call + ": " + e, e);
    }
    tally.add(cpu(Thread.currentThread()) - start, name + ", " + input.length() + " characters");
    current = null;
  }

  private static long cpu(Thread thread) {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
  }

  /** A line for each function: calls, mean and slowest. */
  String report() {
    StringBuilder out = new StringBuilder();
    tallies.forEach(
        (name, t) ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "%-30s %8d calls, mean %6.3f ms, slowest %7.1f ms (%s)%n",
                    name,
                    t.calls,
                    t.nanos / 1e6 / t.calls,
                    t.slowest / 1e6,
                    t.slowestInput)));
    return out.toString();
  }
}
