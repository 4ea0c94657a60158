package dev.gemel.conf;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an installation's data, held by one writing process at a time (an OS file lock,
 * which a killed process loses).
 */
public final class Home implements AutoCloseable {
  private static final String LOCK = "gemel.lock";

  private final FileChannel channel;
  private final FileLock lock;

  private Home(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Makes the folder when missing and takes its lock.
   *
   * @throws ConfigException when it cannot be written
   * @throws GemelException when another process holds it
   */
  public static Home open(Path home) {
    try {
      Files.createDirectories(home);
      FileChannel channel =
          FileChannel.open(
              home.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      return locked(home, channel);
    } catch (IOException e) {
      throw new ConfigException(
          "--home %s cannot be written (%s); choose a folder you own or free some space"
              .formatted(home, reason(e)));
    }
  }

  private static Home locked(Path home, FileChannel channel) throws IOException {
    @Nullable FileLock lock = tryLock(channel);
    if (lock == null) {
      String holder = Files.readString(home.resolve(LOCK), StandardCharsets.UTF_8).strip();
      channel.close();
      throw new GemelException(
          "%s is in use by process %s; wait for it, or give another --home"
              .formatted(home, holder));
    }
    channel.truncate(0);
    channel.write(StandardCharsets.UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
    channel.force(true);
    return new Home(channel, lock);
  }

  /** One byte far behind the content, so that the holder's number can be read meanwhile. */
  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String reason(IOException e) {
    @Nullable String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new GemelException("could not release the lock of the home folder", e);
    }
  }
}
