package dev.gemel.serve.upstream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gemel.clients.chat.ChatMessage;
import dev.gemel.serve.api.Sampling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request as endpoints of OpenAI's protocol share it; what is absent is not sent. */
final class RequestBody {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RequestBody() {}

  static String of(String model, List<ChatMessage> messages, Sampling sampling) {
    ObjectNode body = JSON.createObjectNode().put("model", model);
    ArrayNode array = body.putArray("messages");
    for (ChatMessage message : messages) {
      array.addObject().put("role", message.role().wireName()).put("content", message.content());
    }
    body.put("stream", true).putObject("stream_options").put("include_usage", true);
    // The older name, which every endpoint knows.
    body.put("max_tokens", sampling.maxTokens());
    put(body, "temperature", sampling.temperature());
    put(body, "top_p", sampling.topP());
    put(body, "presence_penalty", sampling.presencePenalty());
    put(body, "frequency_penalty", sampling.frequencyPenalty());
    if (sampling.seed() != null) {
      body.put("seed", sampling.seed());
    }
    if (!sampling.stop().isEmpty()) {
      sampling.stop().forEach(body.putArray("stop")::add);
    }
    return body.toString();
  }

  private static void put(ObjectNode body, String field, @Nullable Double value) {
    if (value != null) {
      body.put(field, value);
    }
  }
}
