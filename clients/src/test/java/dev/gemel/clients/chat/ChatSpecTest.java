package dev.gemel.clients.chat;

import static dev.gemel.clients.Failures.assertHides;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gemel.clients.SpecException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatSpecTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void allProblemsAreReportedAtOnce() {
    SpecException e =
        assertThrows(
            SpecException.class,
            () -> new ChatSpec(URI.create("ftp://x"), " ", "a b", Duration.ZERO, -1));
    assertEquals(5, e.problems().size());
  }

  @ParameterizedTest
  @CsvSource({
    "http://h:1/v1,http://h:1/v1/chat/completions",
    "https://h/v1/,https://h/v1/chat/completions",
    "http://h,http://h/chat/completions",
    "http://[::1]:8000/v1,http://[::1]:8000/v1/chat/completions"
  })
  void completionsAreBelowTheRoot(URI url, URI completions) {
    assertEquals(completions, new ChatSpec(url, "m", null, MINUTE, 0).completions());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"h:8000", "file:///x", "http:///v1", "/v1", "http://h/v1?k=v", "http://h#f"})
  void otherUrlsAreRefused(String url) {
    assertThrows(SpecException.class, () -> new ChatSpec(URI.create(url), "m", null, MINUTE, 0));
  }

  @Test
  void secretsInTheWrongPlaceAreRefusedWithoutQuotingThem() {
    SpecException e =
        assertThrows(
            SpecException.class,
            () -> new ChatSpec(URI.create("http://me:pa55@h/v1"), "m", "sk-12/34", MINUTE, 0));
    assertEquals(2, e.problems().size());
    assertHides(e, "pa55");
    assertHides(e, "sk-12/34");
  }

  @Test
  void requestsReportAllProblemsToo() {
    SpecException e =
        assertThrows(
            SpecException.class, () -> new ChatRequest(List.of(), Double.NaN, 0, null, "[1]"));
    assertEquals(4, e.problems().size());
  }
}
