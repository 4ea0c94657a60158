package dev.gemel.serve.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is drawn. What is null is the model's default.
 *
 * @param temperature 0 (greedy) to 2
 * @param topP the probability mass to draw from
 * @param maxTokens the longest answer, in the model's tokens
 * @param seed for a repeatable draw, where the model heeds it
 * @param stop texts at which the answer ends, at most four
 * @param presencePenalty -2 to 2
 * @param frequencyPenalty -2 to 2
 */
public record Sampling(
    @Nullable Double temperature,
    @Nullable Double topP,
    int maxTokens,
    @Nullable Long seed,
    List<String> stop,
    @Nullable Double presencePenalty,
    @Nullable Double frequencyPenalty) {

  public Sampling {
    stop = List.copyOf(stop);
  }

  /** The likeliest answer, of at most {@code maxTokens}. */
  public static Sampling greedy(int maxTokens) {
    return new Sampling(0.0, null, maxTokens, null, List.of(), null, null);
  }
}
