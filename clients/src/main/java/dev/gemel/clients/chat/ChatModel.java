package dev.gemel.clients.chat;

/** Something that continues a conversation. Implementations are safe for use by several threads. */
public interface ChatModel {
  /**
   * Answers the conversation; blocks until the whole answer is there.
   *
   * @throws ChatRejectedException if the request itself is refused: repeating it will not help
   * @throws ChatUnavailableException if no usable answer came within the retry budget
   */
  ChatReply complete(ChatRequest request);

  /** The model's name, as recorded in a dataset's provenance. */
  String name();
}
