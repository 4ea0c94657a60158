package dev.gemel.conf;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir Path folder;

  @Test
  void isHeldByOneAtATime() {
    try (Home first = Home.open(folder.resolve("a/b"))) {
      GemelException e = assertThrows(GemelException.class, () -> Home.open(folder.resolve("a/b")));
      assertTrue(e.getMessage().contains("in use by process " + ProcessHandle.current().pid()));
    }
    Home.open(folder.resolve("a/b")).close();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsABadArgument() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    ConfigException e = assertThrows(ConfigException.class, () -> Home.open(file.resolve("home")));
    assertTrue(e.getMessage().contains("cannot be written"));
  }
}
