package dev.gemel.embedded.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path folder;

  /** Holds a folder until it is killed. */
  static final class Holder {
    private Holder() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws InterruptedException {
      DataDirectory.open(Path.of(arguments[0]), "holder");
      System.out.println("held");
      Thread.sleep(600_000);
    }
  }

  @Test
  void namesTheHolderInThisProcess() {
    try (DataDirectory held = DataDirectory.open(folder, "first")) {
      var refused =
          assertThrows(
              DataDirectoryInUseException.class, () -> DataDirectory.open(folder, "second"));
      assertTrue(refused.toString().contains("second"), refused.toString());
      assertTrue(
          refused.toString().contains("held by first of process " + ProcessHandle.current().pid()),
          refused.toString());
      assertTrue(refused.toString().contains(held.path().toString()), refused.toString());
    }
    DataDirectory.open(folder, "third").close();
  }

  @Test
  void namesTheHolderInAnotherProcessAndOutlivesItsDeath() throws InterruptedException {
    try (ChildJvm child = ChildJvm.start(Holder.class, folder.toString())) {
      child.line();
      var refused =
          assertThrows(
              DataDirectoryInUseException.class, () -> DataDirectory.open(folder, "second"));
      assertTrue(refused.toString().contains("held by holder of process"));
      child.kill();
    }
    DataDirectory.open(folder, "third").close();
  }

  @Test
  void refusesAFileInPlaceOfAFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThrows(UncheckedIOException.class, () -> DataDirectory.open(file, "server"));
  }

  @Test
  void replacesAFileWhole() throws IOException {
    Path file = folder.resolve("file");
    DurableFiles.write(file, new byte[1 << 20]);
    DurableFiles.write(file, new byte[] {1, 2});
    assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(file));
  }

  @Test
  void deletesATreeWithoutFollowingLinks() throws IOException {
    Path kept = Files.createDirectories(folder.resolve("kept"));
    Files.createFile(kept.resolve("file"));
    Path tree = Files.createDirectories(folder.resolve("tree/sub/deep"));
    Files.createSymbolicLink(tree.resolve("link"), kept);
    DurableFiles.deleteTree(folder.resolve("tree"));
    assertFalse(Files.exists(folder.resolve("tree")));
    assertTrue(Files.exists(kept.resolve("file")));
  }
}
