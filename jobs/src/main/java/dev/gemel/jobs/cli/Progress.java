package dev.gemel.jobs.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/**
 * Shows what Spark is at: step, tasks done of those known, rate and time left. On a terminal one
 * line that is rewritten; elsewhere a line a minute. All on stderr.
 */
final class Progress extends SparkListener implements AutoCloseable {
  private static final Duration TERMINAL = Duration.ofMillis(500);
  private static final Duration LOG = Duration.ofMinutes(1);

  private final AtomicLong done = new AtomicLong();
  private final AtomicLong known = new AtomicLong();
  private final AtomicLong since = new AtomicLong(System.nanoTime());
  private volatile String step = "";
  private final boolean terminal = System.console() != null;
  private final PrintStream out = System.err;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Progress::daemon);

  static Progress follow(SparkSession spark) {
    Progress progress = new Progress();
    spark.sparkContext().addSparkListener(progress);
    long every = (progress.terminal ? TERMINAL : LOG).toMillis();
    var unused =
        progress.timer.scheduleAtFixedRate(progress::show, every, every, TimeUnit.MILLISECONDS);
    return progress;
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    Object description = start.properties().get("spark.jobGroup.id");
    String name = description == null ? "" : description.toString();
    if (!name.equals(step)) {
      step = name;
      done.set(0);
      known.set(0);
      since.set(System.nanoTime());
    }
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted stage) {
    known.addAndGet(stage.stageInfo().numTasks());
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    done.incrementAndGet();
  }

  /** Silent while no task runs: a job that waits for something else shows that itself. */
  private void show() {
    if (known.get() > done.get() && !step.isEmpty()) {
      String line = line(step, done.get(), known.get(), System.nanoTime() - since.get());
      out.print(terminal ? "\r\033[K" + line : line + System.lineSeparator());
      out.flush();
    }
  }

  /** {@code clean: 12 of 40 tasks, 3.0/s, 9 s left}. */
  static String line(String step, long done, long known, long nanos) {
    double rate = done / Math.max(nanos / 1e9, 1e-3);
    String left = done == 0 ? "?" : String.valueOf(Math.round((known - done) / rate));
    return String.format(
        Locale.ROOT, "%s: %d of %d tasks, %.1f/s, %s s left", step, done, known, rate, left);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "gemel-progress");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    if (terminal) {
      out.print("\r\033[K");
      out.flush();
    }
  }
}
