package dev.gemel.jobs.cli;

import dev.gemel.clients.models.PullProgress;
import dev.gemel.jobs.progress.ProgressLine;
import dev.gemel.jobs.progress.Standing;
import dev.gemel.jobs.progress.Standing.Count;

/** A progress line of a download, in MB. */
record PullLine(ProgressLine line) implements PullProgress, AutoCloseable {
  private static final double MB = 1e6;

  @Override
  public void at(String name, long done, long total) {
    String file = name.replaceFirst("\\.part$", "");
    line.show(Standing.of(file, new Count(done, total <= 0 ? null : total, "MB", MB)));
  }

  @Override
  public void close() {
    line.clear();
  }
}
