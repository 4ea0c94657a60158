package dev.gemel.clients.registry;

import java.nio.file.Path;

/** Opens what a specification names. */
public final class Registries {
  private Registries() {}

  /** A registry; a folder is made at the first write, a server asked at the first call. */
  public static ModelRegistry open(RegistrySpec spec) {
    if (spec.isServer()) {
      throw new RegistryException("MLflow as a registry is not there yet: " + spec.uri());
    }
    return new FileRegistry(Path.of(spec.uri()));
  }
}
