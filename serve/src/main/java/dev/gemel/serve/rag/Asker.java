package dev.gemel.serve.rag;

/** The chat model, asked by the service itself for a short text. */
@FunctionalInterface
public interface Asker {
  /**
   * The model's answer.
   *
   * @param maxTokens the longest answer
   * @throws dev.gemel.serve.api.ApiException when there is none
   */
  String ask(String system, String user, int maxTokens);
}
