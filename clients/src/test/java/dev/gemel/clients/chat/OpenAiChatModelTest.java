package dev.gemel.clients.chat;

import static dev.gemel.clients.Failures.assertHides;
import static dev.gemel.clients.Failures.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.clients.SpecException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiChatModelTest {
  private static final String KEY = "sk-very-secret";
  private static final Duration SHORT = Duration.ofMillis(5);
  private static final ChatRequest HELLO = ChatRequest.of(ChatMessage.user("hello"));

  @Test
  void sendsTheRequestAndReadsTheReply() throws Exception {
    try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.says("Grüße 👋"))) {
      ChatRequest request =
          new ChatRequest(
              List.of(ChatMessage.system("Be \"brief\"."), ChatMessage.user("héllo")),
              0.5,
              10,
              42L,
              "{\"type\":\"object\"}");
      ChatReply reply = model(endpoint, 0).complete(request);
      assertEquals(new ChatReply("Grüße 👋", "stop", 7, 3), reply);
      FakeEndpoint.Call call = endpoint.calls().get(0);
      assertEquals("POST /v1/chat/completions", call.method() + " " + call.path());
      assertEquals("Bearer " + KEY, call.header("Authorization"));
      String golden =
          """
          {"model":"m","messages":[{"role":"system","content":"Be \\"brief\\"."},
          {"role":"user","content":"héllo"}],"temperature":0.5,"max_tokens":10,"seed":42,
          "response_format":{"type":"json_schema","json_schema":{"name":"reply","strict":true,
          "schema":{"type":"object"}}}}""";
      ObjectMapper json = new ObjectMapper();
      assertEquals(json.readTree(golden), json.readTree(call.body()));
    }
  }

  @Test
  void sendsNothingThatIsAbsent() throws Exception {
    try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.says("hi"))) {
      OpenAiChatModel.of(spec(endpoint.url(), null, 0)).complete(HELLO);
      FakeEndpoint.Call call = endpoint.calls().get(0);
      assertEquals(
          "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}",
          call.body());
      assertEquals("", call.header("Authorization"));
      assertEquals("", call.header("Upgrade"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 529})
  void triesAgainAfterAFailureThatMayPass(int status) throws Exception {
    try (FakeEndpoint endpoint =
        new FakeEndpoint(FakeEndpoint.status(status, "busy"), FakeEndpoint.says("hi"))) {
      assertEquals("hi", model(endpoint, 1).complete(HELLO).text());
      assertEquals(2, endpoint.calls().size());
    }
  }

  @Test
  void waitsAsLongAsTheEndpointAsks() throws Exception {
    FakeEndpoint.Answer busy = FakeEndpoint.status(429, "", Map.of("Retry-After", "1"));
    try (FakeEndpoint endpoint = new FakeEndpoint(busy, FakeEndpoint.says("hi"))) {
      long start = System.nanoTime();
      model(endpoint, 1).complete(HELLO);
      // A lower bound, which no slow machine can break.
      assertTrue(System.nanoTime() - start >= Duration.ofSeconds(1).toNanos());
    }
  }

  @Test
  void givesUpAtOnceIfTheEndpointAsksForHours() throws Exception {
    FakeEndpoint.Answer busy = FakeEndpoint.status(503, "", Map.of("Retry-After", "7200"));
    try (FakeEndpoint endpoint = new FakeEndpoint(busy)) {
      ChatModel model = model(endpoint, 5);
      var e = assertThrows(ChatUnavailableException.class, () -> model.complete(HELLO));
      assertEquals(1, e.attempts());
    }
  }

  @Test
  void saysWhatItTriedWhenTheBudgetIsSpent() throws Exception {
    FakeEndpoint.Answer broken =
        FakeEndpoint.status(500, "{\"error\":{\"message\":\"CUDA out of memory\"}}");
    try (FakeEndpoint endpoint = new FakeEndpoint(broken)) {
      ChatModel model = model(endpoint, 2);
      var e = assertThrows(ChatUnavailableException.class, () -> model.complete(HELLO));
      assertEquals(3, e.attempts());
      assertEquals(OptionalInt.of(500), e.lastStatus());
      assertSays(e, endpoint.url().toString(), "3 attempts", "500", "CUDA out of memory");
      assertEquals(3, endpoint.calls().size());
    }
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/cases/chat-rejections.csv",
      numLinesToSkip = 1,
      quoteCharacter = '\'')
  void refusalsAreNotRepeated(int status, String body, String said) throws Exception {
    try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.status(status, body))) {
      ChatModel model = model(endpoint, 3);
      var e = assertThrows(ChatRejectedException.class, () -> model.complete(HELLO));
      assertEquals(status, e.status());
      assertSays(e, said, endpoint.url().toString());
      assertHides(e, KEY);
      assertEquals(1, endpoint.calls().size());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHangEndsAtTheTimeout(boolean headers) throws Exception {
    try (FakeEndpoint endpoint = new FakeEndpoint()) {
      endpoint.then(endpoint.hang(headers));
      ChatSpec spec = new ChatSpec(endpoint.url(), "m", null, Duration.ofMillis(300), 1);
      var e =
          assertThrows(
              ChatUnavailableException.class, () -> OpenAiChatModel.of(spec).complete(HELLO));
      assertEquals(2, e.attempts());
      assertEquals(OptionalInt.empty(), e.lastStatus());
      assertSays(e, "PT0.3S");
    }
  }

  @Test
  void aBodyWithoutEndIsCutOff() throws Exception {
    try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.flood())) {
      ChatModel model = model(endpoint, 0);
      var e = assertThrows(ChatUnavailableException.class, () -> model.complete(HELLO));
      assertSays(e, "longer than 16777216 bytes");
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/cases/chat-unusable.csv", numLinesToSkip = 1, quoteCharacter = '\'')
  void anUnusableReplyIsAFailureThatMayPass(String body, String said) throws Exception {
    try (FakeEndpoint endpoint =
        new FakeEndpoint(FakeEndpoint.status(200, body), FakeEndpoint.says("hi"))) {
      assertEquals("hi", model(endpoint, 1).complete(HELLO).text());
    }
    try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.status(200, body))) {
      ChatModel model = model(endpoint, 0);
      var e = assertThrows(ChatUnavailableException.class, () -> model.complete(HELLO));
      assertSays(e, said);
    }
  }

  @Test
  void nothingListeningIsUnavailable() throws Exception {
    URI url = URI.create("http://127.0.0.1:" + freePort() + "/v1");
    ChatModel model = OpenAiChatModel.of(spec(url, null, 0));
    var e = assertThrows(ChatUnavailableException.class, () -> model.complete(HELLO));
    assertSays(e, "1 attempt:", url.toString(), "ConnectException");
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() throws Exception {
    try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.status(503, ""))) {
      ChatModel model = model(endpoint, 20);
      Thread.currentThread().interrupt();
      var e = assertThrows(ChatUnavailableException.class, () -> model.complete(HELLO));
      assertTrue(Thread.interrupted());
      assertSays(e, "interrupted");
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    FakeEndpoint.Answer moved =
        FakeEndpoint.status(307, "", Map.of("Location", "http://127.0.0.1:1/steal"));
    try (FakeEndpoint endpoint = new FakeEndpoint(moved)) {
      ChatModel model = model(endpoint, 3);
      var e = assertThrows(ChatRejectedException.class, () -> model.complete(HELLO));
      assertSays(e, "redirects are not followed");
    }
  }

  @Test
  void manyThreadsMayAskAtOnce() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(16);
    try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.says("hi"))) {
      ChatModel model = model(endpoint, 0);
      Callable<String> task = () -> model.complete(HELLO).text();
      for (Future<String> text : pool.invokeAll(Collections.nCopies(100, task))) {
        assertEquals("hi", text.get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aMissingKeyIsFoundBeforeAnyRequest() {
    ChatSpec spec = spec(URI.create("http://127.0.0.1:1/v1"), "GEMEL_TEST_KEY", 0);
    SpecException e =
        assertThrows(SpecException.class, () -> OpenAiChatModel.of(spec, n -> null, SHORT));
    assertSays(e, "GEMEL_TEST_KEY is not set");
  }

  @Test
  void toStringShowsNoKey() {
    ChatSpec spec = spec(URI.create("http://127.0.0.1:1/v1"), "GEMEL_TEST_KEY", 0);
    assertFalse(OpenAiChatModel.of(spec, n -> KEY, SHORT).toString().contains(KEY));
  }

  private static ChatModel model(FakeEndpoint endpoint, int maxRetries) {
    return OpenAiChatModel.of(spec(endpoint.url(), "GEMEL_TEST_KEY", maxRetries), n -> KEY, SHORT);
  }

  private static ChatSpec spec(URI url, @Nullable String keyEnv, int maxRetries) {
    return new ChatSpec(url, "m", keyEnv, Duration.ofSeconds(30), maxRetries);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
