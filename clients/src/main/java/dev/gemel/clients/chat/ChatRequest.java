package dev.gemel.clients.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.clients.SpecException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to ask a chat model. An absent setting is not sent, so the endpoint's default holds.
 *
 * @param messages the conversation, oldest first; at least one
 * @param temperature 0 (greedy) to 2
 * @param maxTokens the longest reply, in the model's tokens; at least 1
 * @param seed asks the endpoint to sample reproducibly; not every endpoint does
 * @param jsonSchema a JSON object holding the JSON Schema that the reply must follow; endpoints
 *     without structured output ignore or reject it
 */
public record ChatRequest(
    List<ChatMessage> messages,
    @Nullable Double temperature,
    @Nullable Integer maxTokens,
    @Nullable Long seed,
    @Nullable String jsonSchema) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * @throws SpecException naming every component that is out of its range
   */
  public ChatRequest {
    messages = List.copyOf(messages);
    List<String> problems = new ArrayList<>();
    if (messages.isEmpty()) {
      problems.add("messages is empty; expected at least one");
    }
    if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
      problems.add("temperature is " + temperature + "; expected 0 to 2");
    }
    if (maxTokens != null && maxTokens < 1) {
      problems.add("maxTokens is " + maxTokens + "; expected at least 1, or none");
    }
    if (jsonSchema != null && !isJsonObject(jsonSchema)) {
      problems.add("jsonSchema is not a JSON object");
    }
    SpecException.throwIfAny("ChatRequest", problems);
  }

  /** A request with the endpoint's defaults. */
  public static ChatRequest of(ChatMessage... messages) {
    return new ChatRequest(List.of(messages), null, null, null, null);
  }

  private static boolean isJsonObject(String text) {
    try {
      return JSON.readTree(text).isObject();
    } catch (JsonProcessingException malformed) {
      return false;
    }
  }
}
