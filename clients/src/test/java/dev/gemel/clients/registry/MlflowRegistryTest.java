package dev.gemel.clients.registry;

import java.net.URI;
import org.junit.jupiter.api.BeforeAll;

/** Against a real server; see {@link MlflowServer}. */
class MlflowRegistryTest extends RegistryContract {
  private static URI server;

  @BeforeAll
  static void serve() throws Exception {
    server = MlflowServer.url();
  }

  @Override
  ModelRegistry open() {
    return Registries.open(RegistrySpec.of(server));
  }
}
