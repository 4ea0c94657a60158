package dev.gemel.embedded.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** A page that goes on until the client leaves, the server closes or a gigabyte has been sent. */
final class EndlessStream {
  static final String PATH = "/endless";
  private static final long LIMIT_BYTES = 1L << 30;
  private static final long PAUSE_MILLIS = 20;
  private static final byte[] CHUNK =
      "<p>And then the story went on, as it had gone on before, without coming to a point.</p>\n"
          .repeat(180)
          .getBytes(UTF_8);

  private EndlessStream() {}

  static void send(HttpExchange exchange, Traffic traffic) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write("<!doctype html><title>The story without an end</title>\n".getBytes(UTF_8));
      for (long sent = 0; sent < LIMIT_BYTES; sent += CHUNK.length) {
        out.write(CHUNK);
        out.flush();
        traffic.sent(CHUNK.length);
        pause();
      }
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("the server closes").initCause(e);
    }
  }
}
