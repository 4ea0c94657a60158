package dev.gemel.jobs.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** JSON in a chat model's reply. */
public final class Replies {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Replies() {}

  /**
   * The JSON object that the reply is, or null. Models that do not know structured output like to
   * put it into a code fence; nothing else is mended.
   */
  public static @Nullable JsonNode object(String reply) {
    String text = reply.strip();
    if (text.startsWith("```") && text.endsWith("```") && text.indexOf('\n') > 0) {
      text = text.substring(text.indexOf('\n'), text.length() - 3);
    }
    try {
      JsonNode node = JSON.readTree(text);
      return node.isObject() ? node : null;
    } catch (JsonProcessingException malformed) {
      return null;
    }
  }

  /** The non-blank text at {@code field}, stripped, or null. */
  public static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isTextual() && !value.asText().isBlank() ? value.asText().strip() : null;
  }
}
