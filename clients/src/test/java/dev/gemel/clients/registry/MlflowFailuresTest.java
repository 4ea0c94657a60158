package dev.gemel.clients.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that are down, wrong or broken. */
class MlflowFailuresTest {
  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer server;
  private volatile int status = 200;
  private volatile String body = "{}";

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private MlflowRegistry registry() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new MlflowRegistry(
        new RegistrySpec(url, null, Duration.ofSeconds(5), 2), Duration.ofMillis(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | <html>hello</html>                                    | 1 | is it an MLflow server",
        "200 | ''                                                    | 1 | is it an MLflow server",
        "404 | <title>Not Found</title>                              | 1 | is it an MLflow server",
        "200 | [1]                                                   | 1 | no JSON object",
        "403 | {\"error_code\": \"PERMISSION_DENIED\", \"message\": \"no\"} | 1 | check the token",
        "400 | {\"error_code\": \"INVALID\", \"message\": \"bad name\"}     | 1 | INVALID: bad name",
        "500 | oops                                                  | 3 | status 500: oops",
        "429 | {}                                                    | 3 | after 3 attempts",
        "200 | {\"model_versions\": [{\"version\": \"1\", \"tags\": [{\"key\": \"gemel.record\", \"value\": \"{}\"}]}]} | 1 | cannot be read",
      })
  void whatItSaysIsToldAndWhatMayPassIsTriedAgain(
      int answer, String text, int expectedCalls, String message) {
    status = answer;
    body = text;
    RegistryException e = assertThrows(RegistryException.class, () -> registry().find("twin", "k"));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertEquals(expectedCalls, calls.get());
  }

  @Test
  void aServerThatIsDownIsToldWithItsAddress() {
    MlflowRegistry registry = registry();
    server.stop(0);
    RegistryException e = assertThrows(RegistryException.class, () -> registry.find("twin", "k"));
    assertTrue(e.getMessage().contains("gave no answer"), e.getMessage());
    assertTrue(e.getMessage().contains("127.0.0.1"), e.getMessage());
  }
}
