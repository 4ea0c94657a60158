package dev.gemel.clients.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that is killed with SIGKILL leaves the old or the new state, and no lock. */
class FileRegistryKillTest {
  @TempDir Path folder;

  /** Flips aliases and adds versions until it is killed. */
  public static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws IOException {
      Path folder = Path.of(args[0]);
      FileRegistry registry = new FileRegistry(folder);
      registry.register(Models.version("twin", "a", 0));
      registry.register(Models.version("twin", "b", 1));
      for (int i = 0; ; i++) {
        boolean even = i % 2 == 0;
        registry.setAliases(
            "twin", Map.of(Alias.CHAMPION, even ? "a" : "b", Alias.PREVIOUS, even ? "b" : "a"));
        registry.tag("twin", "a", Map.of("round", "" + i));
        Files.writeString(folder.resolve("started"), "");
      }
    }
  }

  @Test
  void whatIsKilledIsWhole() throws Exception {
    kill(1);
  }

  @Tag("heavy")
  @Test
  void whatIsKilledAgainAndAgainIsWhole() throws Exception {
    for (int kill = 0; kill < 4; kill++) {
      kill(kill);
    }
  }

  /** Kills a writer a little later in its work for each kill before. */
  private void kill(int kill) throws Exception {
    Files.deleteIfExists(folder.resolve("started"));
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                folder.toString())
            .inheritIO()
            .start();
    while (!Files.exists(folder.resolve("started")) && writer.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    TimeUnit.MILLISECONDS.sleep(17L * kill);
    assertTrue(writer.isAlive(), "the writer ended before it was killed");
    writer.destroyForcibly().waitFor();
    FileRegistry registry = new FileRegistry(folder);
    Map<Alias, String> seen = registry.aliases("twin");
    assertEquals(2, seen.size());
    assertTrue(!seen.get(Alias.CHAMPION).equals(seen.get(Alias.PREVIOUS)), seen::toString);
    assertEquals(2, registry.list("twin").size());
    registry.tag("twin", "b", Map.of("after", "" + kill));
  }
}
