package dev.gemel.clients.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * Bodies of OpenAI-compatible endpoints, read tolerantly: proxies answer with pages of their own.
 */
public final class Bodies {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int QUOTED = 300;

  private Bodies() {}

  /** The JSON object that a body is; empty when it is none. */
  public static Optional<JsonNode> object(String body) {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  /** What an error's body says, on one line and shortened: its message if it has one. */
  public static String said(String body) {
    JsonNode root = object(body).orElse(JSON.createObjectNode());
    JsonNode error = root.path("error");
    for (JsonNode node :
        new JsonNode[] {error.path("message"), error, root.path("message"), root.path("detail")}) {
      if (node.isTextual() && !node.asText().isBlank()) {
        return quote(node.asText());
      }
    }
    return body.isBlank() ? "(no message)" : quote(body);
  }

  private static String quote(String text) {
    String line = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "...";
  }
}
