package dev.gemel.clients.registry;

import java.nio.file.Path;

/** Opens what a specification names: a folder or an MLflow server. */
public final class Registries {
  private Registries() {}

  /** A registry; a folder is made at the first write, a server asked at the first call. */
  public static ModelRegistry open(RegistrySpec spec) {
    return spec.isServer() ? new MlflowRegistry(spec) : new FileRegistry(Path.of(spec.uri()));
  }

  /**
   * A tracker, as lazy as a registry.
   *
   * @param experiment MLflow's experiment; a folder has none
   */
  public static RunTracker tracker(RegistrySpec spec, String experiment) {
    return spec.isServer()
        ? new MlflowTracker(spec, experiment)
        : new FileTracker(Path.of(spec.uri()));
  }
}
