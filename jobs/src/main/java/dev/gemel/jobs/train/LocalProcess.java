package dev.gemel.jobs.train;

import java.io.IOException;
import java.util.Map;

/** One trainer as a child of this process. */
final class LocalProcess implements TrainerBackend {
  private static final long POLL_MILLIS = 200;
  private static final String DEVICES = "CUDA_VISIBLE_DEVICES";

  @Override
  public String name() {
    return "local";
  }

  @Override
  public int run(Launch launch) throws IOException, InterruptedException {
    launch.prepare(launch.firstAttempt());
    return run(launch.start(launch.firstAttempt()));
  }

  /** Runs a process to its end, or ends it when this thread is interrupted. */
  static int run(Launch.Start start) throws IOException, InterruptedException {
    // With several GPUs in sight, transformers would multiply the batch without being asked.
    Map<String, String> device = System.getenv(DEVICES) == null ? Map.of(DEVICES, "0") : Map.of();
    try (TrainerProcess process = TrainerProcess.start(start.with(device, Trainer.LOG))) {
      while (!process.ended(POLL_MILLIS)) {
        // close() ends it when this thread is interrupted.
      }
      return process.exitCode();
    }
  }
}
