package dev.gemel.jobs.train;

import java.nio.file.Path;
import java.time.Duration;

/** A process that trains through the local backend, to be killed. Arguments: runs, base. */
public final class LocalDriver {
  private LocalDriver() {}

  public static void main(String[] args) throws Exception {
    new Attempts(
            new LocalProcess(),
            FakeTrainer.trainer("lock"),
            Path.of(args[0]),
            0,
            Duration.ofMillis(1),
            System.err)
        .finish(Fixture.work(Path.of(args[1])), new TrainProgress("sft", System.err));
  }
}
