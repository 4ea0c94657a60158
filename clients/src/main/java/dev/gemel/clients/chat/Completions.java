package dev.gemel.clients.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The JSON of OpenAI's {@code /chat/completions}, in the subset that OpenAI, vLLM, llama.cpp and
 * Ollama share. Written strictly, read tolerantly: endpoints differ in what they leave out.
 */
final class Completions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Completions() {}

  /** The request's body. Absent settings are left out. */
  static String body(String model, ChatRequest request) {
    ObjectNode body = JSON.createObjectNode().put("model", model);
    ArrayNode messages = body.putArray("messages");
    request
        .messages()
        .forEach(
            m -> messages.addObject().put("role", m.role().wireName()).put("content", m.content()));
    if (request.temperature() != null) {
      body.put("temperature", request.temperature());
    }
    if (request.maxTokens() != null) {
      body.put("max_tokens", request.maxTokens());
    }
    if (request.seed() != null) {
      body.put("seed", request.seed());
    }
    if (request.jsonSchema() != null) {
      ObjectNode format = body.putObject("response_format").put("type", "json_schema");
      ObjectNode schema = format.putObject("json_schema").put("name", "reply").put("strict", true);
      schema.set("schema", Bodies.object(request.jsonSchema()).orElseThrow());
    }
    return body.toString();
  }

  /**
   * The reply in a body of status 200.
   *
   * @throws AttemptException if there is none: proxies and overloaded servers answer 200 with error
   *     pages, cut bodies and bare error objects
   */
  static ChatReply reply(String body) throws AttemptException {
    JsonNode root = Bodies.object(body).orElseThrow(() -> unusable("no JSON object", body));
    JsonNode choice = root.path("choices").path(0);
    JsonNode content = choice.path("message").path("content");
    if (!choice.path("message").isObject()) {
      throw unusable("no choice with a message", body);
    }
    if (!content.isTextual() && !content.isNull() && !content.isMissingNode()) {
      throw unusable("a message whose content is no text", body);
    }
    return new ChatReply(
        content.asText("").isEmpty() || content.isNull() ? "" : content.asText(),
        choice.path("finish_reason").asText("unknown"),
        root.path("usage").path("prompt_tokens").asLong(0),
        root.path("usage").path("completion_tokens").asLong(0));
  }

  /** Whether a 429 says that the account's quota is spent, which no waiting mends. */
  static boolean isQuotaSpent(String body) {
    JsonNode error = Bodies.object(body).orElse(JSON.createObjectNode()).path("error");
    return error.path("code").asText("").equals("insufficient_quota")
        || error.path("type").asText("").equals("insufficient_quota");
  }

  private static AttemptException unusable(String found, String body) {
    return new AttemptException(
        "status 200 with " + found + ": " + Bodies.said(body), 200, null, null);
  }
}
