package dev.gemel.clients.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"message\":{}}]}",
        "{\"choices\":[{\"message\":{\"content\":null},\"finish_reason\":null}],\"usage\":null}",
        "{\"choices\":[{\"message\":{\"content\":\"\"}}],\"usage\":{}}"
      })
  void whatAnEndpointLeavesOutIsEmptyUnknownOrZero(String body) throws Exception {
    assertEquals(new ChatReply("", "unknown", 0, 0), Completions.reply(body));
  }

  @Test
  void anAnswerCutAtTheLimitSaysSo() throws Exception {
    String body = "{\"choices\":[{\"message\":{\"content\":\"a\"},\"finish_reason\":\"length\"}]}";
    assertTrue(Completions.reply(body).truncated());
  }

  @Test
  void theTextNullIsNotNothing() throws Exception {
    String body = "{\"choices\":[{\"message\":{\"content\":\"null\"}}]}";
    assertEquals("null", Completions.reply(body).text());
  }

  @Test
  void aLongErrorIsShortenedToOneLine() {
    String said = Bodies.said("line\r\n\u0007".repeat(1000));
    assertEquals(303, said.length());
    assertTrue(said.startsWith("line line line"));
  }
}
