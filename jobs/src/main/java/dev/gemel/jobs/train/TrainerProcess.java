package dev.gemel.jobs.train;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A trainer that runs. This process holds the other end of its standard input and writes nothing:
 * when this process dies, however it dies, the trainer reads end-of-file and ends itself and its
 * own. Killing takes the descendants along.
 */
final class TrainerProcess implements AutoCloseable {
  private static final long LAST_WAIT_SECONDS = 10;

  private final Process process;

  private TrainerProcess(Process process) {
    this.process = process;
  }

  /** Starts it; its output is appended to the log. */
  static TrainerProcess start(Launch.Start start) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(start.words())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(start.log().toFile()));
    builder.environment().putAll(start.environment());
    return new TrainerProcess(builder.start());
  }

  /** Waits up to {@code millis}; whether it has ended. */
  boolean ended(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  int exitCode() {
    return process.exitValue();
  }

  /** {@code kill -9}, descendants first: they would be nobody's once it is gone. */
  void kill() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /** Ends it when it still runs. */
  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
      boolean interrupted = Thread.interrupted();
      try {
        boolean unused = process.waitFor(LAST_WAIT_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
