package dev.gemel.jobs.crawl;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A site of a few pages on loopback, each told what to answer; all else is 404. */
final class TinySite implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();

  /** Writes an answer. */
  interface Page {
    void answer(HttpExchange exchange) throws IOException;
  }

  TinySite() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    asked.merge(path, 1, Integer::sum);
    try (exchange) {
      pages.getOrDefault(path, e -> e.sendResponseHeaders(404, -1)).answer(exchange);
    }
  }

  TinySite with(String path, Page page) {
    pages.put(path, page);
    return this;
  }

  /** A page of status 200. */
  TinySite with(String path, String type, byte[] body) {
    return with(path, 200, Map.of("Content-Type", type), body);
  }

  TinySite html(String path, String body) {
    return with(path, "text/html", body.getBytes(StandardCharsets.UTF_8));
  }

  TinySite with(String path, int status, Map<String, String> headers, byte[] body) {
    return with(
        path,
        e -> {
          Headers out = e.getResponseHeaders();
          headers.forEach(out::set);
          e.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          if (body.length > 0) {
            try (OutputStream stream = e.getResponseBody()) {
              stream.write(body);
            }
          }
        });
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  int port() {
    return server.getAddress().getPort();
  }

  Map<String, Integer> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
