package dev.gemel.clients.embed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.ToIntFunction;

/**
 * Counts a text's tokens as an embedding model does, for a chunker. Special tokens are left out, so
 * that counts of texts that are joined by white space add up. Loads the tokenizer only, not the
 * network. Safe for several threads; time is linear in the text, memory is bounded.
 */
public final class TokenCounter implements ToIntFunction<String>, AutoCloseable {
  private final TextTokenizer tokenizer;

  private TokenCounter(TextTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * @throws dev.gemel.clients.SpecException if there is no such model
   * @throws UncheckedIOException if its tokenizer cannot be read
   */
  public static TokenCounter load(EmbeddingSpec spec) {
    try {
      ModelFiles files = ModelFiles.find(spec.model());
      return new TokenCounter(TextTokenizer.load(files.tokenizer(), spec.maxTokens()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load the tokenizer of " + spec.model(), e);
    }
  }

  /** How many tokens the text has, special tokens left out; 0 for empty text. */
  @Override
  public int applyAsInt(String text) {
    return tokenizer.count(text);
  }

  /** The most tokens, special ones left out, that the model reads without cutting. */
  public int window() {
    return tokenizer.maxTokens() - tokenizer.specialTokens();
  }

  /** Frees native memory; the counter is of no use afterwards. */
  @Override
  public void close() {
    tokenizer.close();
  }
}
