package dev.gemel.jobs.train;

import java.io.IOException;

/**
 * Where a trainer runs. A backend starts processes and ends them; what they did is in the files of
 * the attempt, never in its answer. When the caller is interrupted or dies, so do its processes.
 */
public interface TrainerBackend {
  /** The word for {@code --backend}. */
  String name();

  /**
   * Runs the command to its end, in the attempt {@code launch.firstAttempt()} and, where the
   * backend itself repeats what was lost, in those after it.
   *
   * @return the exit code, which proves nothing; 0 too
   * @throws IOException when an attempt's files cannot be written
   * @throws InterruptedException after every process was ended
   */
  int run(Launch launch) throws IOException, InterruptedException;
}
