package dev.gemel.jobs.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A chat endpoint on loopback that serves models or judges; a function answers each request. */
public final class Twins implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile Function<JsonNode, String> model;

  /** An answer that is status 400. */
  static final String REFUSED = "(refused)";

  /** A null answer is status 503. */
  public Twins(Function<JsonNode, String> model) {
    this.model = model;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  public int calls() {
    return calls.get();
  }

  void model(Function<JsonNode, String> other) {
    this.model = other;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      calls.incrementAndGet();
      String text = model.apply(JSON.readTree(exchange.getRequestBody()));
      ObjectNode root = JSON.createObjectNode();
      ObjectNode choice = root.putArray("choices").addObject().put("finish_reason", "stop");
      choice.putObject("message").put("role", "assistant").put("content", text);
      root.putObject("usage").put("completion_tokens", 7);
      byte[] body = root.toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status(text), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static int status(@Nullable String text) {
    return text == null ? 503 : text.equals(REFUSED) ? 400 : 200;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
