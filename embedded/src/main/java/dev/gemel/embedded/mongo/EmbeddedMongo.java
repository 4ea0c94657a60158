package dev.gemel.embedded.mongo;

import de.bwaldvogel.mongo.MongoServer;
import dev.gemel.embedded.storage.DataDirectory;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB server inside the JVM, on 127.0.0.1 and a free port, keeping its data in one file.
 *
 * <p>What survives: after {@link #close} or {@link #flush}, everything. After {@code kill -9} of
 * the process, every command that was acknowledged with write concern {@code j: true}, which {@link
 * #uri} asks for; of other commands, all but those of the last {@value #COMMIT_MILLIS} ms or so, as
 * with a real mongod. Commands survive whole: never a document without its index entry. After a
 * loss of power, what was there at the last {@link #flush}, and usually more.
 *
 * <p>It is mongo-java-server: no transactions, sessions, text search or change streams; aggregation
 * lacks, among others, {@code $set}, {@code $unionWith}, {@code $collStats}. Access is not
 * authenticated: any local user may connect. Safe for use by many threads.
 */
public final class EmbeddedMongo implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMongo.class);
  private static final String DATA_FILE = "mongo.mv";
  private static final long COMMIT_MILLIS = 100;
  private static final long GRACE_SECONDS = 10;

  private final DataDirectory directory;
  private final JournaledH2Backend backend;
  private final MongoServer server;
  private final ScheduledExecutorService committer;
  private final String uri;
  private boolean closed;

  private EmbeddedMongo(DataDirectory directory, JournaledH2Backend backend) {
    this.directory = directory;
    this.backend = backend;
    this.server = new MongoServer(backend);
    this.uri = "mongodb://127.0.0.1:" + bindToFreePort(server) + "/?journal=true&retryWrites=false";
    this.committer = Executors.newSingleThreadScheduledExecutor(EmbeddedMongo::committerThread);
  }

  private static int bindToFreePort(MongoServer server) {
    try {
      server.bind("127.0.0.1", 0);
      return server.getLocalAddress().getPort();
    } catch (RuntimeException e) {
      server.shutdownNow();
      throw e;
    }
  }

  /**
   * Starts a server on a folder, with the data a former one left there.
   *
   * @param dataDir the folder; made if absent
   * @throws dev.gemel.embedded.storage.DataDirectoryInUseException if another server holds it
   * @throws IllegalStateException if the data file cannot be read
   */
  public static EmbeddedMongo start(Path dataDir) {
    DataDirectory directory = DataDirectory.open(dataDir, "embedded MongoDB");
    try {
      EmbeddedMongo mongo = new EmbeddedMongo(directory, openBackend(directory.path()));
      mongo.commitRegularly();
      return mongo;
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static JournaledH2Backend openBackend(Path folder) {
    Path file = folder.resolve(DATA_FILE);
    try {
      return new JournaledH2Backend(
          new MVStore.Builder()
              .fileName(file.toString())
              .autoCommitDisabled()
              .autoCommitBufferSize(0)
              .compress()
              .open());
    } catch (MVStoreException e) {
      throw new IllegalStateException(
          "Cannot open " + file + " as an MVStore file. Restore it or move it away to start empty.",
          e);
    }
  }

  private static Thread committerThread(Runnable task) {
    Thread thread = new Thread(task, "embedded-mongo-commit");
    thread.setDaemon(true);
    return thread;
  }

  private void commitRegularly() {
    var unused =
        committer.scheduleWithFixedDelay(
            this::commitOrReport, COMMIT_MILLIS, COMMIT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Reports a failure here because nobody waits for it; later writes and flushes fail with it. */
  private void commitOrReport() {
    try {
      backend.commit();
    } catch (RuntimeException e) {
      LOG.error(
          "Cannot write to {}: what was not yet committed is lost. Check the disk, then restart.",
          directory.path(),
          e);
    }
  }

  /** The connection string for the official driver. */
  public String uri() {
    return uri;
  }

  /** Puts every acknowledged write on the disk before it returns. */
  public void flush() {
    backend.sync();
  }

  /**
   * Stops serving, puts all data on the disk and gives the folder up. A second call does nothing.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (directory) {
      stopCommitter();
      server.shutdownNow();
    }
  }

  private void stopCommitter() {
    committer.shutdown();
    try {
      if (!committer.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A commit to {} still runs; closing waits for it", directory.path());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
