package dev.gemel.jobs.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.process.Child;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full ends a run with a message; the same run in another home goes through. */
@Tag("heavy")
class FullDiskIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir Path work;

  @Test
  void aFullDiskIsNamedAndAnotherHomeGoesThrough() throws Exception {
    Path input = input();
    Path disk = Files.createDirectory(work.resolve("disk"));
    Assumptions.assumeTrue(
        done("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()),
        "this user may not mount a small file system: the full disk is not tested");
    String said;
    try (Child full = run(disk.resolve("home"), input)) {
      assertEquals(1, full.await(LIMIT), full.stderr());
      assertEquals("", full.stdout());
      said = ownWords(full.stderr());
    } finally {
      done("umount", disk.toString());
    }
    assertTrue(said.contains("No space left on device"), said);
    assertTrue(said.contains(disk.toString()), said);
    try (Child other = run(work.resolve("home"), input)) {
      assertEquals(0, other.await(LIMIT), other.stderr());
    }
  }

  /** What gemel says at the end, after what was logged. */
  private static String ownWords(String err) {
    int start = err.indexOf("gemel import: ");
    assertTrue(start >= 0, err);
    return err.substring(start);
  }

  private static Child run(Path home, Path input) {
    return Child.gemel("import", "--home", home.toString(), "--input", input.toString());
  }

  /** 20 MB that compression cannot bring below the size of the disk. */
  private Path input() throws IOException {
    Random random = new Random(1);
    Path file = work.resolve("in.jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < 2_000; i++) {
        out.write("{\"url\": \"https://a.example/%d\", \"content\": \"".formatted(i));
        for (int word = 0; word < 600; word++) {
          out.write(Long.toHexString(random.nextLong()));
          out.write(' ');
        }
        out.write("\"}\n");
      }
    }
    return file;
  }

  private static boolean done(String... command) {
    try (Child child = Child.start(List.of(command), Map.of())) {
      return child.await(Duration.ofSeconds(20)) == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
