package dev.gemel.clients.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTrackerTest extends TrackerContract {
  @TempDir Path folder;

  @Override
  RunTracker open() {
    return new FileTracker(folder);
  }

  @Test
  void aLineThatAKilledRunLeftCutCostsThatLineOnly() throws IOException {
    String id = open().start(start("cut", 0));
    open().log(id, List.of(metric("loss", 3, 1)));
    Files.writeString(
        folder.resolve("cut/metrics.jsonl"), "{\"name\":\"lo", StandardOpenOption.APPEND);
    open().log(id, List.of(metric("loss", 2, 2)));
    assertEquals(List.of(metric("loss", 3, 1), metric("loss", 2, 2)), open().history(id, "loss"));
  }
}
