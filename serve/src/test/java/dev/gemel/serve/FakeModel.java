package dev.gemel.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A real server that plays an OpenAI-compatible endpoint, well-behaved or not. */
public final class FakeModel implements AutoCloseable {
  /** How it answers a request. */
  public interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final CountDownLatch clientGone = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Answer answer;

  public FakeModel(Answer answer) {
    this.answer = answer;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::play);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** The bodies that came in. */
  public List<String> bodies() {
    return bodies;
  }

  public void answers(Answer next) {
    answer = next;
  }

  /** Whether a client broke off while it was answered. */
  public boolean sawClientGo(long seconds) throws InterruptedException {
    return clientGone.await(seconds, TimeUnit.SECONDS);
  }

  /** The pieces as a stream, as vLLM sends it. */
  public static Answer streams(String... pieces) {
    return exchange -> {
      OutputStream out = begin(exchange);
      for (String piece : pieces) {
        event(out, chunk(piece));
      }
      event(out, "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
      event(
          out,
          "{\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":%d}}"
              .formatted(pieces.length));
      event(out, "[DONE]");
    };
  }

  /** As transformers serve ends: usage on the last chunk, and no [DONE]. */
  public static Answer streamsWithoutDone(String piece) {
    return exchange -> {
      OutputStream out = begin(exchange);
      event(out, chunk(piece));
      event(
          out,
          "{\"choices\":[{\"delta\":{\"content\":null},\"finish_reason\":\"length\"}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":1}}");
    };
  }

  /** These lines, as they are. */
  public static Answer raw(String... lines) {
    return exchange -> {
      OutputStream out = begin(exchange);
      for (String line : lines) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
      out.flush();
    };
  }

  public static Answer status(int status, String body, Map<String, String> headers) {
    return exchange -> {
      headers.forEach((k, v) -> exchange.getResponseHeaders().set(k, v));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** Sends a piece every so often until the client has gone. */
  public Answer drips(long everyMillis) {
    return exchange -> {
      OutputStream out = begin(exchange);
      while (closing.getCount() > 0) {
        event(out, chunk("drip "));
        Thread.sleep(everyMillis);
      }
    };
  }

  /**
   * Sends headers and nothing a client would pass on; comments show it when the client has gone.
   */
  public Answer stalls() {
    return exchange -> {
      OutputStream out = begin(exchange);
      while (closing.getCount() > 0) {
        out.write(": working\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        Thread.sleep(20);
      }
    };
  }

  /** Sends nothing at all until the test lets it. */
  public static Answer waitsFor(CountDownLatch latch, Answer then) {
    return exchange -> {
      latch.await();
      then.to(exchange);
    };
  }

  static String chunk(String text) {
    return "{\"id\":\"x\",\"model\":\"m@main\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"}}]}"
        .formatted(text);
  }

  private static OutputStream begin(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  private static void event(OutputStream out, String data) throws IOException {
    out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void play(HttpExchange exchange) {
    try (exchange) {
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      answer.to(exchange);
    } catch (IOException e) {
      clientGone.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
