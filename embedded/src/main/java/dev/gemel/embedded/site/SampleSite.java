package dev.gemel.embedded.site;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves the sample website over loopback HTTP until it is closed. Every page that belongs to it
 * carries a strong ETag and a Last-Modified date; among them stand redirects, duplicates, failures
 * and traps, all listed by {@link SampleSiteFacts}.
 *
 * <pre>{@code
 * try (SampleSite site = SampleSite.start(0)) {
 *   crawl(site.url());
 *   assertEquals(0, site.stats().requestsTo("/private/"));
 * }
 * }</pre>
 */
public final class SampleSite implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads;
  private final String url;
  private final Traffic traffic = new Traffic();
  private final Hazards hazards;
  private final SiteHandler handler;

  /**
   * What the server has been asked since its start or the last reset.
   *
   * @param requests requests of every kind
   * @param okBodies answers of status 200 with a body from a page of known length
   * @param notModified answers of status 304
   * @param bodyBytes body bytes sent, as compressed; counted before they are written
   * @param open requests being answered now, for a moment longer than the client waits; not reset
   * @param byTarget requests per path and query
   */
  public record Stats(
      long requests,
      long okBodies,
      long notModified,
      long bodyBytes,
      int open,
      Map<String, Long> byTarget) {
    /** Copies the counts. */
    public Stats {
      byTarget = Map.copyOf(byTarget);
    }

    /** Requests for this path (with its query, if any); 0 if there was none. */
    public long requestsTo(String target) {
      return byTarget.getOrDefault(target, 0L);
    }

    /** Requests for targets that begin with this text, such as {@code /private/}. */
    public long requestsBelow(String prefix) {
      return byTarget.entrySet().stream()
          .filter(e -> e.getKey().startsWith(prefix))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }

  private SampleSite(HttpServer server) {
    this.server = server;
    this.url = "http://127.0.0.1:" + server.getAddress().getPort();
    this.threads = Executors.newCachedThreadPool(daemons());
    SiteContent content = SiteContent.load();
    this.hazards = new Hazards(content);
    this.handler = new SiteHandler(content, new Frames(url, content), hazards, traffic);
    server.createContext("/", handler);
    server.setExecutor(threads);
    server.start();
  }

  /**
   * Starts the site on the loopback interface.
   *
   * @param port 0 for any free port
   * @throws IOException if the port is taken
   */
  public static SampleSite start(int port) throws IOException {
    // Without this a kept-alive connection waits 40 ms per answer (Nagle meets delayed ACK).
    System.setProperty("sun.net.httpserver.nodelay", "true");
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    return new SampleSite(HttpServer.create(new InetSocketAddress(loopback, port), 0));
  }

  /** Base URL without a trailing slash, such as {@code http://127.0.0.1:8765}. */
  public String url() {
    return url;
  }

  /** What has been asked so far. */
  public Stats stats() {
    return traffic.stats();
  }

  /** Sets all counts to zero; pages that healed stay whole. */
  public void resetStats() {
    traffic.reset();
  }

  /** Lets the pages that fail a few times fail again. */
  public void resetFailures() {
    hazards.reset();
  }

  /**
   * Changes one entry as its author would: a paragraph more, Last-Modified a day later, a new ETag.
   * Sitemap, alias, mirror and a feed with whole texts follow; no other page changes.
   *
   * @param path canonical path of an entry
   * @param paragraph plain text
   * @throws IllegalArgumentException if no entry has this path
   */
  public void amend(String path, String paragraph) {
    handler.amend(path, paragraph);
  }

  /** Stops at once; open answers are cut off. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /**
   * Serves the site for people until the process is ended.
   *
   * @param args nothing, or {@code --port N}
   */
  public static void main(String[] args) throws IOException {
    SampleSite site = start(port(args));
    System.out.println("Sample site at " + site.url() + "/ (Ctrl-C ends it)");
  }

  static int port(String... args) {
    if (args.length == 0) {
      return 0;
    }
    if (args.length != 2 || !args[0].equals("--port") || !args[1].matches("\\d{1,5}")) {
      throw new IllegalArgumentException(
          "expected nothing or --port N with N from 0 to 65535, got " + String.join(" ", args));
    }
    return Integer.parseInt(args[1]);
  }

  private static java.util.concurrent.ThreadFactory daemons() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "sample-site-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
