package dev.gemel.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.conf.Settings;
import dev.gemel.embedded.qdrant.EmbeddedQdrant;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {
  @TempDir Path home;

  private Services services() {
    return new Services(Settings.load(home, null, Map.of()));
  }

  /** As a job does while `gemel serve` runs on the same home. */
  @Test
  void aQdrantThatRunsIsUsedAndLeftRunning() {
    Path folder = home.resolve("qdrant");
    try (EmbeddedQdrant other = EmbeddedQdrant.start(folder)) {
      try (Services services = services()) {
        assertFalse(services.startsQdrant());
        assertEquals(other.url(), services.qdrantUrl());
      }
      assertEquals(Optional.of(other.url()), EmbeddedQdrant.running(folder));
    }
  }

  @Test
  void aQdrantOfItsOwnEndsWithIt() {
    try (Services services = services()) {
      assertTrue(services.startsQdrant());
      assertEquals(
          Optional.of(services.qdrantUrl()), EmbeddedQdrant.running(home.resolve("qdrant")));
    }
    assertEquals(Optional.empty(), EmbeddedQdrant.running(home.resolve("qdrant")));
  }
}
