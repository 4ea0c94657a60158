package dev.gemel.clients.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Small files below one folder, each written whole or not at all. Readers take no lock; writers of
 * every process take turns by a lock of the operating system, which a killed process loses.
 */
final class Folder {
  private static final String LOCK = ".lock";
  private static final long WAIT_MILLIS = 10_000;
  private static final long STEP_MILLIS = 10;

  private final Path root;

  Folder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  Path root() {
    return root;
  }

  /** The file's text, or null when there is none. */
  @Nullable String read(String name) {
    try {
      return Files.readString(root.resolve(name), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw failed("read", root.resolve(name), e);
    }
  }

  /** The names below {@code folder} that end in {@code ending}, sorted. */
  List<String> names(String folder, String ending) {
    Path path = root.resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.endsWith(ending) && !n.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw failed("list", path, e);
    }
  }

  /** Replaces a file; a reader, also after a crash, finds the old or the new text. */
  void write(String name, String text) {
    Path file = root.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Path aside = file.resolveSibling("." + UUID.randomUUID() + ".partial");
      try {
        force(aside, StandardCharsets.UTF_8.encode(text));
        Files.move(
            aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(aside);
      }
      try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw failed("write", file, e);
    }
  }

  /**
   * Appends text. What is acknowledged survives the death of this process, not the loss of power; a
   * process that is killed may leave the last line cut.
   */
  void append(String name, String text) {
    Path file = root.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        writeAll(channel, StandardCharsets.UTF_8.encode(text));
      }
    } catch (IOException e) {
      throw failed("write", file, e);
    }
  }

  /** Runs {@code work} while no other writer of this folder does. */
  <T> T locked(Supplier<T> work) {
    Path file = root.resolve(LOCK);
    try {
      Files.createDirectories(root);
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = lock(channel)) {
        if (!lock.isValid()) {
          throw new IOException("the lock was lost");
        }
        return work.get();
      }
    } catch (IOException e) {
      throw failed("write", file, e);
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    for (long waited = 0; waited < WAIT_MILLIS; waited += STEP_MILLIS) {
      @Nullable FileLock lock = tryLock(channel);
      if (lock != null) {
        return lock;
      }
      pause();
    }
    throw new IOException("another process has held the lock for " + WAIT_MILLIS / 1000 + " s");
  }

  /** Another thread of this JVM is refused by an exception, another process by null. */
  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(STEP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while another process held the lock", e);
    }
  }

  private static void force(Path file, ByteBuffer bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      writeAll(channel, bytes);
      channel.force(true);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static RegistryException failed(String what, Path file, IOException e) {
    return new RegistryException(
        "could not %s %s (%s: %s); check access and free space"
            .formatted(what, file, e.getClass().getSimpleName(), e.getMessage()),
        e);
  }
}
