package dev.gemel.jobs.cli;

import java.time.Duration;
import java.time.Instant;

/** Wall and processor time of this process since it was made. */
final class Stopwatch {
  private final Instant start = Instant.now();
  private final Duration cpuAtStart = processCpu();

  Duration wall() {
    return Duration.between(start, Instant.now());
  }

  /** Processor time, all threads; zero where the platform does not tell. */
  Duration cpu() {
    return processCpu().minus(cpuAtStart);
  }

  private static Duration processCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
