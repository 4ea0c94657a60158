package dev.gemel.jobs.train;

import dev.gemel.clients.registry.Registries;
import dev.gemel.clients.registry.RegistrySpec;
import dev.gemel.conf.Settings;
import java.io.PrintStream;
import java.nio.file.Path;

/** Makes the training job with the registry and the tracker of an installation. */
public final class Training {
  private Training() {}

  /**
   * @param err is told how far the training is
   */
  public static TrainJob job(Settings settings, PrintStream err) {
    Path models = settings.home().resolve("models");
    return new TrainJob(
        TrainConfig.from(settings),
        Registries.open(RegistrySpec.of(models.resolve("registry").toUri())),
        Registries.tracker(RegistrySpec.of(models.resolve("tracking").toUri()), "gemel"),
        err);
  }
}
