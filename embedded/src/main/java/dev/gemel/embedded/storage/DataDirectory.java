package dev.gemel.embedded.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NativeFSLockFactory;

/**
 * A data folder owned by one server of one process.
 *
 * <p>Ownership is an operating-system file lock, so that it ends with its process however that
 * ends: nothing stale has to be cleaned up after a crash. It is also seen inside one JVM.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String LOCK_FILE = "owner.lock";
  private static final String OWNER_FILE = "owner.txt";

  private final Path path;
  private final FSDirectory directory;
  private final Lock lock;

  private DataDirectory(Path path, FSDirectory directory, Lock lock) {
    this.path = path;
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Creates the folder if needed and takes it.
   *
   * @param path the folder
   * @param server what will live in it, as it should be named in the message another caller gets
   * @throws DataDirectoryInUseException if another server holds it; never waits
   * @throws UncheckedIOException if the folder cannot be made or written
   */
  public static DataDirectory open(Path path, String server) {
    try {
      Path real = Files.createDirectories(path).toRealPath();
      FSDirectory directory = new NIOFSDirectory(real);
      Lock lock = obtain(real, directory, server);
      DurableFiles.write(real.resolve(OWNER_FILE), owner(server).getBytes(StandardCharsets.UTF_8));
      return new DataDirectory(real, directory, lock);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use " + path + " as data folder of " + server, e);
    }
  }

  private static Lock obtain(Path path, FSDirectory directory, String server) throws IOException {
    try {
      return NativeFSLockFactory.INSTANCE.obtainLock(directory, LOCK_FILE);
    } catch (LockObtainFailedException e) {
      directory.close();
      throw new DataDirectoryInUseException(path, server, readOwner(path), e);
    }
  }

  private static String owner(String server) {
    return server + " of process " + ProcessHandle.current().pid();
  }

  private static String readOwner(Path path) throws IOException {
    Path file = path.resolve(OWNER_FILE);
    return Files.exists(file) ? Files.readString(file) : "another process";
  }

  /**
   * Whether a server holds the folder, in this process or another. It may end right after the
   * answer.
   *
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static boolean isHeld(Path path) {
    if (!Files.exists(path.resolve(LOCK_FILE))) {
      return false;
    }
    try (FSDirectory directory = new NIOFSDirectory(path.toRealPath())) {
      NativeFSLockFactory.INSTANCE.obtainLock(directory, LOCK_FILE).close();
      return false;
    } catch (LockObtainFailedException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot see who holds " + path, e);
    }
  }

  /** The folder, absolute and free of symbolic links. */
  public Path path() {
    return path;
  }

  /** Gives the folder up; what it holds stays. */
  @Override
  public void close() {
    try (directory) {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot release " + path, e);
    }
  }
}
