package dev.gemel.embedded.qdrant;

import dev.gemel.embedded.storage.DataDirectory;
import dev.gemel.embedded.storage.DurableFiles;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.util.IOUtils;

/**
 * A Qdrant server inside the JVM: Qdrant's gRPC protocol on 127.0.0.1 and a free port, over one
 * Lucene index per collection.
 *
 * <p>It serves collections of dense vectors, unnamed or named, with the distances Cosine, Dot and
 * Euclid, and of named sparse vectors, with IDF or without; prefetches fused by RRF; upsert,
 * delete, get, scroll, count, nearest-neighbour query and search, payload updates; filters by
 * match, range, is_empty, is_null and has_id. What it lacks answers UNIMPLEMENTED and names the
 * feature. Search is exact while fewer than 10,000 points match the filter, and goes through an
 * HNSW graph above; by sparse vectors it is always exact.
 *
 * <p>Every write is on disk when it is answered and survives {@code kill -9}. Access is not
 * authenticated: any local user may connect. Safe for use by many threads.
 */
public final class EmbeddedQdrant implements AutoCloseable {
  private static final int MAX_REQUEST_BYTES = 64 << 20;
  private static final int MIN_THREADS = 4;
  private static final long GRACE_SECONDS = 5;
  private static final String ADDRESS_FILE = "address.txt";

  private final DataDirectory directory;
  private final Catalog catalog;
  private final ExecutorService threads;
  private final Server server;

  private EmbeddedQdrant(DataDirectory directory, Catalog catalog) throws IOException {
    this.directory = directory;
    this.catalog = catalog;
    this.threads = Executors.newFixedThreadPool(threadCount(), EmbeddedQdrant::thread);
    this.server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0))
            .executor(threads)
            .maxInboundMessageSize(MAX_REQUEST_BYTES)
            .addService(new HealthService())
            .addService(new CollectionsService(catalog))
            .addService(new PointsService(catalog))
            .build()
            .start();
  }

  private static int threadCount() {
    return Math.max(MIN_THREADS, 2 * Runtime.getRuntime().availableProcessors());
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "embedded-qdrant");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts a server on a folder, with the data a former one left there.
   *
   * @param dataDir the folder; made if absent
   * @throws dev.gemel.embedded.storage.DataDirectoryInUseException if another server holds it
   * @throws UncheckedIOException if the data cannot be read
   */
  public static EmbeddedQdrant start(Path dataDir) {
    DataDirectory directory = DataDirectory.open(dataDir, "embedded Qdrant");
    try {
      return serve(directory, Catalog.open(directory.path().resolve("collections")));
    } catch (IOException e) {
      directory.close();
      throw new UncheckedIOException(
          "Cannot start embedded Qdrant on " + directory.path() + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /**
   * Where the server on that folder listens, when one runs, in this process or another: a folder
   * has one server, and who comes second is its client.
   *
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static Optional<String> running(Path dataDir) {
    Path address = dataDir.resolve(ADDRESS_FILE);
    if (!Files.exists(address) || !DataDirectory.isHeld(dataDir)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(address, StandardCharsets.UTF_8).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty(); // it ended meanwhile
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + address, e);
    }
  }

  private static EmbeddedQdrant serve(DataDirectory directory, Catalog catalog) throws IOException {
    Path address = directory.path().resolve(ADDRESS_FILE);
    try {
      Files.deleteIfExists(address); // of one that was killed
      EmbeddedQdrant started = new EmbeddedQdrant(directory, catalog);
      DurableFiles.write(address, started.url().getBytes(StandardCharsets.UTF_8));
      return started;
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(catalog);
      throw e;
    }
  }

  /** Where the server listens: {@code http://127.0.0.1:PORT}, without TLS. */
  public String url() {
    return "http://127.0.0.1:" + server.getPort();
  }

  /**
   * Ends what is under way, closes all data and gives the folder up. A second call does nothing.
   */
  @Override
  public synchronized void close() {
    if (threads.isShutdown()) {
      return;
    }
    try (directory) {
      Files.deleteIfExists(directory.path().resolve(ADDRESS_FILE));
      stopServer();
      threads.shutdown();
      catalog.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the data of " + directory.path(), e);
    }
  }

  private void stopServer() {
    server.shutdown();
    try {
      if (!server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
