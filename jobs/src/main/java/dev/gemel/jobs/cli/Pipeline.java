package dev.gemel.jobs.cli;

import dev.gemel.conf.Problems;
import dev.gemel.conf.Settings;
import dev.gemel.jobs.progress.ProgressLine;
import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.run.JobRunner;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Jobs one after another, configured before the first one starts. */
final class Pipeline {
  private final List<Job> jobs;

  private Pipeline(List<Job> jobs) {
    this.jobs = List.copyOf(jobs);
  }

  static Pipeline of(List<Job> jobs) {
    return new Pipeline(jobs);
  }

  /** Makes the jobs; every job's configuration problems are reported at once. */
  static Pipeline of(Settings settings, List<JobDefinition> definitions) {
    Problems problems = new Problems();
    List<Job> jobs = new ArrayList<>();
    for (JobDefinition definition : definitions) {
      Job job = problems.gather(() -> definition.factory().apply(settings));
      if (job != null) {
        jobs.add(job);
      }
    }
    problems.throwIfAny();
    return new Pipeline(jobs);
  }

  /** Runs them; {@code err} is told of each step. */
  StepTable run(JobRunner runner, PrintStream err) {
    return run(runner::run, new ProgressLine(err));
  }

  StepTable run(Function<Job, JobReport> runner, ProgressLine line) {
    StepTable table = new StepTable();
    for (Job job : jobs) {
      line.begun(job.name());
      Stopwatch watch = new Stopwatch();
      String result = "failed";
      try {
        JobReport report = runner.apply(job);
        table.add(job.name(), report, watch.wall(), watch.cpu());
        result = report.rowsOut() + " rows out";
      } finally {
        line.ended(job.name(), result + ", " + StepTable.seconds(watch.wall()) + " s");
      }
    }
    return table;
  }
}
