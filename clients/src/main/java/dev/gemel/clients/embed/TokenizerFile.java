package dev.gemel.clients.embed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/**
 * Counts a text's tokens by any {@code tokenizer.json}, such as a chat model's; special tokens are
 * left out. Safe for several threads; time is linear in the text, memory is bounded.
 */
public final class TokenizerFile implements ToIntFunction<String> {
  // Native memory, some megabytes each; a service has one or two models in its life.
  private static final ConcurrentHashMap<Path, TokenizerFile> SHARED = new ConcurrentHashMap<>();

  /** Nothing is cut here. */
  private static final int ANY_WINDOW = 512;

  private final TextTokenizer tokenizer;

  private TokenizerFile(TextTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * The one tokenizer of this JVM for the file, loaded at the first call and kept as long as the
   * JVM.
   *
   * @throws UncheckedIOException if the file cannot be read or is no tokenizer
   */
  public static TokenizerFile shared(Path file) {
    return SHARED.computeIfAbsent(file.toAbsolutePath().normalize(), TokenizerFile::load);
  }

  private static TokenizerFile load(Path file) {
    try {
      return new TokenizerFile(TextTokenizer.load(file, ANY_WINDOW));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load the tokenizer " + file, e);
    }
  }

  /** How many tokens the text has, special tokens left out; 0 for empty text. */
  @Override
  public int applyAsInt(String text) {
    return tokenizer.count(text);
  }

  /** How many special tokens the model puts round a text. */
  int specialTokens() {
    return tokenizer.specialTokens();
  }
}
