package dev.gemel.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gemel.clients.chat.ChatMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads requests of {@code /v1/chat/completions} and {@code /v1/retrieve}. Fields that the service
 * does not know are passed over, as OpenAI's clients send new ones with every release.
 */
public final class ChatQueries {
  private static final int MAX_MESSAGES = 1_000;
  private static final int MAX_LIMIT = 100;

  private final int maxTokens;

  /**
   * @param maxTokens the longest answer, and the length of one that asks for none
   */
  public ChatQueries(int maxTokens) {
    this.maxTokens = maxTokens;
  }

  /**
   * Reads a chat request.
   *
   * @throws ApiException 400 naming the field
   */
  public ChatQuery chat(String body) {
    Fields f = Fields.parse(body);
    Long count = f.whole("n", 1, 128);
    Fields.require("n", count == null || count == 1, "1: this service gives one answer", 1);
    Fields options = new Fields(f.get("stream_options"));
    return new ChatQuery(
        f.text("model"),
        messages(f.get("messages")),
        sampling(f),
        Boolean.TRUE.equals(f.flag("stream")),
        Boolean.TRUE.equals(options.flag("include_usage")),
        retrieval(new Fields(f.get("twin"))));
  }

  /** Reads a retrieval request: {@code query}, and optionally {@code limit} and {@code author}. */
  public RetrieveQuery retrieve(String body) {
    Fields f = Fields.parse(body);
    String query = f.text("query");
    if (query == null || query.isBlank()) {
      throw ApiException.invalid("query", "query is missing or blank; send what to look for");
    }
    Long limit = f.whole("limit", 1, MAX_LIMIT);
    return new RetrieveQuery(query, limit == null ? null : limit.intValue(), f.text("author"));
  }

  private Sampling sampling(Fields f) {
    Long newer = f.whole("max_completion_tokens", 1, Integer.MAX_VALUE);
    Long older = f.whole("max_tokens", 1, Integer.MAX_VALUE);
    Long asked = newer == null ? older : newer;
    return new Sampling(
        f.number("temperature", 0, 2),
        f.number("top_p", 0, 1),
        asked == null ? maxTokens : (int) Math.min(asked, maxTokens),
        f.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
        f.texts("stop", 4),
        f.number("presence_penalty", -2, 2),
        f.number("frequency_penalty", -2, 2));
  }

  private static ChatQuery.Retrieval retrieval(Fields twin) {
    Long limit = twin.whole("limit", 1, MAX_LIMIT);
    return new ChatQuery.Retrieval(
        twin.flag("retrieve"), limit == null ? null : limit.intValue(), twin.text("author"));
  }

  private static List<ChatMessage> messages(JsonNode array) {
    boolean sized = array.isArray() && !array.isEmpty() && array.size() <= MAX_MESSAGES;
    Fields.require("messages", sized, "a list of 1 to " + MAX_MESSAGES + " messages", array);
    List<ChatMessage> out = new ArrayList<>();
    for (JsonNode message : array) {
      out.add(message(message, "messages[" + out.size() + "]"));
    }
    ChatMessage last = out.get(out.size() - 1);
    boolean asks = last.role() == ChatMessage.Role.USER && !last.content().isBlank();
    Fields.require("messages", asks, "a last message of role user that says something", out);
    return out;
  }

  private static ChatMessage message(JsonNode message, String at) {
    String content = content(message.path("content"), at + ".content");
    return switch (message.path("role").asText()) {
      case "system", "developer" -> ChatMessage.system(content);
      case "user" -> ChatMessage.user(content);
      case "assistant" -> ChatMessage.assistant(content);
      default ->
          throw ApiException.invalid(
              at + ".role", at + ".role cannot be used; expected system, user or assistant");
    };
  }

  /** A string, or OpenAI's list of parts, of which only text can be read here. */
  private static String content(JsonNode content, String at) {
    if (content.isTextual()) {
      return content.asText();
    }
    Fields.require(at, content.isArray(), "a string or a list of text parts", content);
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content) {
      boolean ok = part.path("type").asText().equals("text") && part.path("text").isTextual();
      text.append(Fields.require(at, ok, "text parts only", part.path("text").asText()));
    }
    return text.toString();
  }
}
