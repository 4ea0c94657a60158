package dev.gemel.clients.vector;

import static dev.gemel.clients.Failures.assertHides;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gemel.clients.SpecException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorStoreSpecTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void allProblemsAreReportedAtOnce() {
    SpecException e =
        assertThrows(
            SpecException.class, () -> new VectorStoreSpec("qdrant:6334", "a b", Duration.ZERO));
    assertEquals(3, e.problems().size());
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:6334,localhost,6334,false",
    "https://q.example,q.example,6334,true",
    "HTTPS://q.example:443/,q.example,443,true"
  })
  void readsTheUrl(String url, String host, int port, boolean tls) {
    VectorStoreSpec spec = new VectorStoreSpec(url, null, MINUTE);
    assertEquals(host, spec.host());
    assertEquals(port, spec.port());
    assertEquals(tls, spec.tls());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6334",
        "grpc://h:1",
        "http://",
        "http://h:0",
        "http://h:70000",
        "http://h/x",
        "http://h?x",
        "http://h#x",
        "http://h h",
        "http://a_b:6334",
        "embedded"
      })
  void otherUrlsAreRefused(String url) {
    assertThrows(SpecException.class, () -> new VectorStoreSpec(url, null, MINUTE));
  }

  @Test
  void secretsInTheUrlAreRefusedWithoutQuotingThem() {
    SpecException e =
        assertThrows(
            SpecException.class, () -> new VectorStoreSpec("http://me:pa55@h:1", null, MINUTE));
    assertHides(e, "pa55");
  }
}
