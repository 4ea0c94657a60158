package dev.gemel.jobs.cli;

import dev.gemel.jobs.progress.ProgressLine;
import dev.gemel.jobs.progress.Standing;
import dev.gemel.jobs.progress.Standing.Count;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.sql.SparkSession;

/** A progress line of Spark's tasks: the step, and the tasks done of those known so far. */
final class Progress extends SparkListener implements AutoCloseable {
  private static final long EVERY_MILLIS = 200;

  private final ProgressLine line;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Progress::daemon);
  private String step = "";
  private long done;
  private long known;

  Progress(ProgressLine line) {
    this.line = line;
  }

  /** Follows the session's tasks until closed. */
  static Progress follow(SparkSession spark, PrintStream out) {
    Progress progress = new Progress(new ProgressLine(out));
    spark.sparkContext().addSparkListener(progress);
    var unused =
        progress.timer.scheduleAtFixedRate(
            progress::show, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return progress;
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    begin(start.properties().getProperty("spark.jobGroup.id", ""));
  }

  /** A barrier stage is a training, which shows its own steps. */
  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted stage) {
    StageInfo info = stage.stageInfo();
    if (!info.rddInfos().exists(rdd -> rdd.isBarrier())) {
      submitted(info.numTasks());
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    ended();
  }

  synchronized void begin(String name) {
    if (!name.equals(step)) {
      step = name;
      done = 0;
      known = 0;
      line.clear();
    }
  }

  synchronized void submitted(int tasks) {
    known += tasks;
  }

  synchronized void ended() {
    done++;
  }

  /** Silent while no task runs: a job that waits for something else shows that itself. */
  synchronized void show() {
    if (known > done && !step.isEmpty()) {
      line.show(Standing.of(step, Count.of(done, known, "tasks")));
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "gemel-progress");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    // After a tick that is under way.
    synchronized (this) {
      step = "";
      line.clear();
    }
  }
}
