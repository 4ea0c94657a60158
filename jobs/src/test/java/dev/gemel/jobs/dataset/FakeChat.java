package dev.gemel.jobs.dataset;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A chat endpoint of OpenAI's protocol on loopback; a function answers each request. */
final class FakeChat implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What goes out: a status and either a whole body or what the model says. */
  record Answer(int status, String text, String finish) {
    static Answer says(String text) {
      return new Answer(200, text, "stop");
    }

    static Answer cut(String text) {
      return new Answer(200, text, "length");
    }

    static Answer status(int status) {
      return new Answer(status, "no", "");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private volatile Function<JsonNode, Answer> model;

  FakeChat(Function<JsonNode, Answer> model) {
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

  /** Keys that name this endpoint. */
  Map<String, Object> sets() {
    return Map.of(
        "llm.url", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
        "llm.model", "fake-1",
        "llm.max-retries", 1,
        "llm.concurrency", 2,
        "dedup.test-share", 0);
  }

  void model(Function<JsonNode, Answer> other) {
    this.model = other;
  }

  /** Bodies of the requests so far. */
  List<JsonNode> requests() {
    return requests;
  }

  /** The user message of a request. */
  static String user(JsonNode request) {
    return request.at("/messages/1/content").asText();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      requests.add(request);
      Answer answer = model.apply(request);
      String body =
          answer.status() == 200 ? completion(answer) : "{\"error\":{\"message\":\"no\"}}";
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String completion(Answer answer) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode choice = root.putArray("choices").addObject().put("finish_reason", answer.finish());
    choice.putObject("message").put("role", "assistant").put("content", answer.text());
    return root.toString();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
