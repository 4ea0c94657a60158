package dev.gemel.clients.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real server; see {@link MlflowServer}. */
class MlflowTrackerTest extends TrackerContract {
  private static URI server;

  @BeforeAll
  static void serve() throws Exception {
    server = MlflowServer.url();
  }

  @Override
  RunTracker open() {
    return Registries.tracker(RegistrySpec.of(server), "gemel-tests");
  }

  @Test
  void mlflowsOwnPagesKnowParametersAndInputs() {
    String id = open().start(start("lineage-" + System.nanoTime(), 2));
    JsonNode run =
        new MlflowHttp(RegistrySpec.of(server), Duration.ofMillis(5))
            .get("runs/get", Map.of("run_id", id))
            .path("run");
    assertEquals(2, run.at("/data/params").size());
    JsonNode dataset = run.at("/inputs/dataset_inputs/0/dataset");
    assertEquals("delta", dataset.path("source_type").asText());
    JsonNode source = Fields.parse(dataset.path("source").asText());
    assertEquals(7, source.path("delta_table_version").asLong());
    assertEquals("a".repeat(64), source.path("digest").asText());
  }
}
