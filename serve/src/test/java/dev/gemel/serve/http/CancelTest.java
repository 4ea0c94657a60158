package dev.gemel.serve.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.serve.Client;
import dev.gemel.serve.FakeIndex;
import dev.gemel.serve.FakeModel;
import dev.gemel.serve.TestService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A client that goes away ends the model's work; the model here is a server that sees it. */
class CancelTest {
  @Test
  void inMidStream() throws Exception {
    goesAway(true, true);
  }

  @Test
  void beforeTheFirstPiece() throws Exception {
    goesAway(true, false);
  }

  @Test
  void whileItWaitsForAWholeAnswer() throws Exception {
    goesAway(false, false);
  }

  private static void goesAway(boolean stream, boolean drips) throws Exception {
    try (FakeModel model = new FakeModel(FakeModel.streams("x"));
        TestService service = TestService.over(model.url(), new FakeIndex())) {
      model.answers(drips ? model.drips(20) : model.stalls());
      try (Socket socket = open(service, stream ? Client.streamed("q") : Client.question("q"))) {
        if (drips) {
          assertTrue(socket.getInputStream().read() > 0);
        } else {
          awaitRequest(model);
        }
      }
      assertTrue(model.sawClientGo(20), "the model went on working");
      model.answers(FakeModel.streams("y"));
      assertEquals(200, service.client().chat(Client.question("q")).status());
    }
  }

  @Test
  void aNextRequestOnTheSameConnectionIsNotLost() throws Exception {
    try (FakeModel model = new FakeModel(FakeModel.streams("x"));
        TestService service = TestService.over(model.url(), new FakeIndex())) {
      model.answers(
          exchange -> {
            Thread.sleep(500);
            FakeModel.streams("late").to(exchange);
          });
      try (Socket socket = open(service, Client.question("q"))) {
        awaitRequest(model);
        String next = "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(next.getBytes(StandardCharsets.US_ASCII));
        String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(all.contains("late"), all);
        assertTrue(all.contains("{\"status\":\"live\"}"), all);
      }
    }
  }

  private static void awaitRequest(FakeModel model) throws InterruptedException {
    while (model.bodies().isEmpty()) {
      Thread.sleep(10);
    }
  }

  private static Socket open(TestService service, String body) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
    String request =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
