package dev.gemel.jobs.sql;

import dev.gemel.clients.embed.ModelTokens;
import dev.gemel.text.chunk.Chunk;
import dev.gemel.text.chunk.ChunkPolicy;
import dev.gemel.text.chunk.Chunker;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counting and chunking with a named model, as both doors offer it: arguments are strings. */
public final class Chunking {
  private static final String DEFAULT_MODEL = "all-MiniLM-L6-v2";
  private static final int DEFAULT_MAX = 256;

  private Chunking() {}

  /**
   * How many tokens the model reads of a text, special ones included.
   *
   * @param model a carried model's name, a directory with {@code tokenizer.json}, or such a file;
   *     null for the carried one
   * @throws IllegalArgumentException if there is no such model or its file is no tokenizer
   */
  public static int tokens(String text, @Nullable String model) {
    return counter(model).count(text);
  }

  /**
   * The chunks of a text, sizes in the model's tokens, special ones included.
   *
   * @param target null for 25/32 of the window, which is 200 of 256
   * @param max the model's window; null for 256
   * @param overlap null for none
   * @throws IllegalArgumentException as {@link #tokens}, and for a size that is no number, leaves
   *     no room for a token, or does not fit the others
   */
  public static List<Chunk> chunks(
      String text,
      @Nullable String model,
      @Nullable String target,
      @Nullable String max,
      @Nullable String overlap) {
    ModelTokens counter = counter(model);
    int special = counter.count("");
    int window = max == null ? DEFAULT_MAX : size("max_tokens", max, special);
    int goal = target == null ? (int) (window * 25L / 32) : size("target_tokens", target, special);
    Integer shared = overlap == null ? null : size("overlap_tokens", overlap, 0);
    ChunkPolicy policy = new ChunkPolicy(Math.max(goal, special + 1), window, shared);
    return new Chunker(policy, counter).chunk(text);
  }

  private static int size(String field, String value, int special) {
    try {
      int size = Integer.parseInt(value.strip());
      if (size > special) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(field + ": expected a whole number, got " + value, e);
    }
    throw new IllegalArgumentException(
        "%s: expected more than %d, got %s".formatted(field, special, value));
  }

  private static ModelTokens counter(@Nullable String model) {
    try {
      return ModelTokens.shared(model == null ? DEFAULT_MODEL : model);
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("model: " + e.getMessage(), e);
    }
  }
}
