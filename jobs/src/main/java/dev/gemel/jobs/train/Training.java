package dev.gemel.jobs.train;

import dev.gemel.conf.RegistryConfig;
import dev.gemel.conf.Settings;
import java.io.PrintStream;

/** Makes the training job with the registry and the tracker of an installation. */
public final class Training {
  private Training() {}

  /**
   * @param err is told how far the training is
   */
  public static TrainJob job(Settings settings, PrintStream err) {
    RegistryConfig stores = RegistryConfig.from(settings);
    return new TrainJob(TrainConfig.from(settings), stores.open(), stores.tracker(), err);
  }
}
