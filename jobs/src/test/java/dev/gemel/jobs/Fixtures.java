package dev.gemel.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Home folders that several tests begin with: made once in a JVM, copied for each test. */
public final class Fixtures {
  private static final Map<String, Path> MADE = new ConcurrentHashMap<>();

  private Fixtures() {}

  /**
   * Copies a home to {@code target}, in place of the lake that may lie there.
   *
   * @param name of the home
   * @param make fills it, the first time that a test of this JVM asks for it
   */
  public static void copy(String name, Path target, Consumer<Workbench> make) {
    Path made = MADE.computeIfAbsent(name, n -> make(make));
    remove(target.resolve("lake"));
    try (Stream<Path> files = Files.walk(made)) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(made.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path make(Consumer<Workbench> make) {
    try {
      Path home = Files.createTempDirectory("gemel-fixture");
      try (Workbench bench = new Workbench(home)) {
        make.accept(bench);
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
