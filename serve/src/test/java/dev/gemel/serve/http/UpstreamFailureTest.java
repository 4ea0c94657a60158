package dev.gemel.serve.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.serve.Client;
import dev.gemel.serve.Client.Reply;
import dev.gemel.serve.FakeIndex;
import dev.gemel.serve.FakeModel;
import dev.gemel.serve.TestService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UpstreamFailureTest {
  private static FakeModel model;
  private static TestService service;

  @BeforeAll
  static void start() {
    model = new FakeModel(FakeModel.streams("x"));
    service =
        TestService.over(
            model.url(),
            new FakeIndex(),
            "serve.upstream.first-chunk-timeout",
            "700ms",
            "serve.upstream.next-chunk-timeout",
            "700ms");
  }

  @AfterAll
  static void stop() {
    service.close();
    model.close();
  }

  static Stream<Arguments> failures() {
    Map<String, String> none = Map.of();
    return Stream.of(
        Arguments.of(
            "dies",
            500,
            "{\"error\":{\"message\":\"out of memory\"}}",
            none,
            502,
            "upstream_error"),
        Arguments.of("wrong key", 401, "{\"error\":\"bad key\"}", none, 502, "upstream_error"),
        Arguments.of(
            "wrong model", 404, "{\"message\":\"no such model\"}", none, 502, "upstream_error"),
        Arguments.of("busy", 429, "{}", Map.of("Retry-After", "7"), 429, "upstream_busy"),
        Arguments.of("loading", 503, "loading", none, 429, "upstream_busy"),
        Arguments.of(
            "refuses", 400, "{\"error\":{\"message\":\"too long\"}}", none, 400, "invalid_value"),
        Arguments.of("redirects", 302, "", Map.of("Location", "http://x/"), 502, "upstream_error"),
        Arguments.of("error page", 200, "<html>", none, 502, "upstream_broken"),
        Arguments.of(
            "error object", 200, "{\"error\":{\"message\":\"no\"}}", none, 502, "upstream_error"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void isToldAsWhatItIs(
      String name, int status, String body, Map<String, String> headers, int told, String code) {
    model.answers(FakeModel.status(status, body, headers));
    Reply reply = service.client().chat(Client.streamed("q"));
    assertEquals(told, reply.status(), reply.body());
    assertEquals(code, reply.errorCode());
    if (told == 429) {
      assertEquals(headers.getOrDefault("Retry-After", "2"), reply.header("Retry-After"));
    }
  }

  @Test
  void aDeadEndpointIs502AndSaysWhichAndWhatToDo() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String url = "http://127.0.0.1:" + port + "/v1";
    try (TestService dead = TestService.over(url, new FakeIndex())) {
      Reply reply = dead.client().chat(Client.question("q"));
      assertEquals(502, reply.status());
      assertEquals("upstream_unreachable", reply.errorCode());
      assertTrue(reply.errorMessage().contains(url), reply.errorMessage());
      assertTrue(reply.errorMessage().contains("serve.upstream.url"));
    }
  }

  @Test
  void aSilentEndpointIs504() {
    model.answers(model.stalls());
    Reply reply = service.client().chat(Client.question("q"));
    assertEquals(504, reply.status(), reply.body());
    assertEquals("upstream_timeout", reply.errorCode());
  }

  @Test
  void anAnswerThatBreaksOffIsNoAnswer() {
    model.answers(FakeModel.raw("data: {\"choices\":[{\"delta\":{\"content\":\"half\"}}]}", ""));
    Reply whole = service.client().chat(Client.question("q"));
    assertEquals(502, whole.status(), whole.body());
    Reply stream = service.client().chat(Client.streamed("q"));
    assertEquals(200, stream.status());
    List<String> events = stream.events();
    assertEquals(
        "upstream_broken",
        Client.tree(events.get(events.size() - 2)).at("/error/code").asText(),
        stream.body());
    assertEquals("[DONE]", events.get(events.size() - 1));
  }

  @Test
  void anEndlessEventDoesNotFillTheHeap() {
    model.answers(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = "x".repeat(1 << 16).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
          for (int i = 0; i < 1 << 14; i++) {
            exchange.getResponseBody().write(block);
          }
        });
    assertEquals(502, service.client().chat(Client.question("q")).status());
  }
}
