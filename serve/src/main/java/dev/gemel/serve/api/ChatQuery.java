package dev.gemel.serve.api;

import dev.gemel.clients.chat.ChatMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request of {@code /v1/chat/completions}.
 *
 * @param model the model asked for, or null for the one that is served
 * @param messages the conversation, oldest first; the last one is the user's
 * @param sampling how to continue it
 * @param stream whether the answer is wanted piece by piece
 * @param streamUsage whether a stream is to end with the usage
 * @param retrieval what the service is to look up
 */
public record ChatQuery(
    @Nullable String model,
    List<ChatMessage> messages,
    Sampling sampling,
    boolean stream,
    boolean streamUsage,
    Retrieval retrieval) {

  /**
   * The request's own wishes about retrieval, each null where the configuration decides.
   *
   * @param enabled whether passages are looked up at all
   * @param limit passages to quote at most
   * @param author only this author's writing, if the author is known
   */
  public record Retrieval(
      @Nullable Boolean enabled, @Nullable Integer limit, @Nullable String author) {
    /** Nothing asked for: the configuration decides. */
    public static final Retrieval DEFAULT = new Retrieval(null, null, null);
  }

  public ChatQuery {
    messages = List.copyOf(messages);
  }

  /** What is asked: the last message. */
  public String question() {
    return messages.get(messages.size() - 1).content();
  }
}
