package dev.gemel.serve.upstream;

import dev.gemel.clients.chat.ChatMessage;
import dev.gemel.serve.api.Sampling;
import dev.gemel.serve.flow.Call;
import java.util.List;
import java.util.function.Consumer;

/** A model that continues a conversation. Safe for several threads. */
public interface Upstream extends AutoCloseable {
  /**
   * Continues the conversation; blocks until the answer is whole.
   *
   * @param call cancelling it ends the generation, also in the model
   * @param onText takes each piece of the answer as it comes, never an empty one
   * @throws dev.gemel.serve.api.ApiException what the client is to be told: the model's endpoint is
   *     dead, refuses or is slow, or the call was cancelled
   */
  Completion generate(
      List<ChatMessage> messages, Sampling sampling, Call call, Consumer<String> onText);

  /** How many tokens the text has for this model. */
  int countTokens(String text);

  @Override
  void close();
}
