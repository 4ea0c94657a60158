package dev.gemel.text.chunk;

/** Counts tokens the way the embedding model will. */
@FunctionalInterface
public interface TokenCounter {
  /**
   * The number of tokens of a text. A counter that includes the tokens a model puts round every
   * text makes {@link ChunkPolicy#maxTokens()} the model's window.
   */
  int count(String text);
}
