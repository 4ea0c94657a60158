package dev.gemel.clients.embed;

import dev.gemel.clients.SpecException;
import dev.gemel.text.chunk.TokenCounter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts a text's tokens as a model reads it, special tokens included: a text with at most as many
 * as the model's window is read whole. Loads the tokenizer only. Safe for several threads; time is
 * linear in the text.
 */
public final class ModelTokens implements TokenCounter {
  // A tokenizer is some megabytes of native memory; a query or a filter has one or two.
  private static final ConcurrentHashMap<String, ModelTokens> SHARED = new ConcurrentHashMap<>();

  private final TokenizerFile tokenizer;

  private ModelTokens(TokenizerFile tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * The one counter of this JVM for a model, loaded at the first call and kept as long as the JVM.
   *
   * @param model a carried model's name, a directory with {@code tokenizer.json}, or such a file
   * @throws SpecException if it is none of these
   * @throws UncheckedIOException if the file cannot be read or is no tokenizer
   */
  public static ModelTokens shared(String model) {
    return SHARED.computeIfAbsent(model, m -> new ModelTokens(TokenizerFile.shared(file(m))));
  }

  private static Path file(String model) {
    Optional<CarriedModel> carried = CarriedModel.named(model);
    if (carried.isEmpty()) {
      return given(model);
    }
    try {
      return ModelCache.ofUser().files(carried.get()).tokenizer();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load the tokenizer of " + model, e);
    }
  }

  private static Path given(String model) {
    try {
      Path path = Path.of(model);
      Path file = Files.isDirectory(path) ? path.resolve(ModelFiles.TOKENIZER) : path;
      if (Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException notAPath) {
      throw unknown(model);
    }
    throw unknown(model);
  }

  private static SpecException unknown(String model) {
    return new SpecException(
        "tokenizer",
        List.of(
            "model is '%s'; expected %s, a directory with %s, or such a file"
                .formatted(model, CarriedModel.names(), ModelFiles.TOKENIZER)));
  }

  @Override
  public int count(String text) {
    return tokenizer.applyAsInt(text) + tokenizer.specialTokens();
  }
}
