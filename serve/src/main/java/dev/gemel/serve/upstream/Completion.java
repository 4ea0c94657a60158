package dev.gemel.serve.upstream;

import dev.gemel.serve.api.Usage;
import org.jspecify.annotations.Nullable;

/**
 * How an answer ended.
 *
 * @param finishReason {@code stop} at the model's own end, {@code length} when cut at the limit
 * @param usage what the model counted; null when it did not say
 */
public record Completion(String finishReason, @Nullable Usage usage) {}
