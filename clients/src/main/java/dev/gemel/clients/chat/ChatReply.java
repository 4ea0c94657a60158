package dev.gemel.clients.chat;

import java.util.Objects;

/**
 * What a chat model answered.
 *
 * @param text the answer; empty if the model said nothing
 * @param finishReason why it stopped, in the endpoint's word: {@code stop} at its own end, {@code
 *     length} if cut at the token limit; {@code unknown} if the endpoint gave none
 * @param promptTokens tokens read, as the endpoint counted them; 0 if it reported no usage
 * @param completionTokens tokens written, as the endpoint counted them; 0 if it reported no usage
 */
public record ChatReply(
    String text, String finishReason, long promptTokens, long completionTokens) {
  public ChatReply {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(finishReason, "finishReason");
  }

  /** Whether the answer was cut at the token limit and is likely incomplete. */
  public boolean truncated() {
    return finishReason.equals("length");
  }
}
