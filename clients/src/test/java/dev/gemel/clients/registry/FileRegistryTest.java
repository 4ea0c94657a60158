package dev.gemel.clients.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileRegistryTest extends RegistryContract {
  @TempDir Path folder;

  @Override
  ModelRegistry open() {
    return new FileRegistry(folder.resolve("registry"));
  }

  @Test
  void aFolderThatCannotBeWrittenSaysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    ModelRegistry registry = new FileRegistry(file);
    RegistryException e =
        assertThrows(
            RegistryException.class, () -> registry.register(Models.version("twin", "k", 0)));
    assertTrue(e.getMessage().contains("could not write " + file), e.getMessage());
    assertEquals(List.of(), registry.list("twin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"name\": \"twin\"}", "{\"stage\": 7}"})
  void aFileThatIsNoVersionIsNamed(String text) throws IOException {
    open().register(Models.version("twin", "k", 0));
    Path file = folder.resolve("registry/twin/versions/k.json");
    Files.writeString(file, text);
    RegistryException e = assertThrows(RegistryException.class, () -> open().find("twin", "k"));
    assertTrue(e.getMessage().contains("not a registry's file"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../twin", "a/b", "", ".", "a b", "a\u0000"})
  void aNameNeverLeavesTheFolder(String name) {
    assertThrows(IllegalArgumentException.class, () -> open().find(name, "k"));
    assertThrows(IllegalArgumentException.class, () -> open().find("twin", name));
    assertThrows(IllegalArgumentException.class, () -> open().aliases(name));
  }

  @Test
  void whatAKilledWriterLeftAsideIsNoVersion() throws IOException {
    open().register(Models.version("twin", "k", 0));
    Files.writeString(folder.resolve("registry/twin/versions/.x.partial"), "{\"na");
    Files.writeString(folder.resolve("registry/twin/versions/.y.json"), "{\"na");
    assertEquals(1, open().list("twin").size());
  }

  @Test
  void severalWritersLoseNothing() throws Exception {
    open().register(Models.version("twin", "k", 0));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> work = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String tag = "t" + i;
      work.add(threads.submit(() -> open().tag("twin", "k", Map.of(tag, "1"))));
    }
    for (Future<?> done : work) {
      done.get();
    }
    threads.shutdown();
    assertEquals(40, open().find("twin", "k").orElseThrow().tags().size());
  }

  @Test
  void aReaderNeverSeesAHalfMovedAlias() throws Exception {
    open().register(Models.version("twin", "a", 0));
    open().register(Models.version("twin", "b", 1));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<?> flips =
        thread.submit(
            () -> {
              for (int i = 0; i < 100; i++) {
                String champion = i % 2 == 0 ? "a" : "b";
                String previous = i % 2 == 0 ? "b" : "a";
                open()
                    .setAliases("twin", Map.of(Alias.CHAMPION, champion, Alias.PREVIOUS, previous));
              }
            });
    while (!flips.isDone()) {
      Map<Alias, String> seen = open().aliases("twin");
      assertTrue(seen.isEmpty() || seen.size() == 2, seen::toString);
      assertTrue(
          seen.isEmpty() || !seen.get(Alias.CHAMPION).equals(seen.get(Alias.PREVIOUS)),
          seen::toString);
    }
    flips.get();
    thread.shutdown();
  }
}
