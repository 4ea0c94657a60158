package dev.gemel.serve.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gemel.clients.chat.Bodies;
import dev.gemel.serve.api.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one chunk of a stream, or one whole answer, tells. Endpoints differ in what they leave out,
 * so everything may be absent.
 *
 * @param text the next piece of the answer; empty for none
 * @param finishReason why the answer ended, if it did
 * @param usage the token counts, if they are in this chunk
 * @param error what the endpoint says went wrong, if it does
 */
record Chunk(
    String text, @Nullable String finishReason, @Nullable Usage usage, @Nullable String error) {

  /** Reads a chunk; empty when {@code json} is no JSON object. */
  static Optional<Chunk> read(String json) {
    return Bodies.object(json).map(Chunk::of);
  }

  private static Chunk of(JsonNode root) {
    JsonNode choice = root.path("choices").path(0);
    JsonNode delta = choice.path("delta");
    JsonNode content = delta.isObject() ? delta.path("content") : choice.at("/message/content");
    return new Chunk(
        content.isTextual() ? content.asText() : "",
        choice.path("finish_reason").isTextual() ? choice.path("finish_reason").asText() : null,
        usage(root.path("usage")),
        root.hasNonNull("error") ? Bodies.said(root.toString()) : null);
  }

  private static @Nullable Usage usage(JsonNode usage) {
    return usage.isObject() && usage.path("prompt_tokens").isIntegralNumber()
        ? new Usage(usage.path("prompt_tokens").asLong(), usage.path("completion_tokens").asLong(0))
        : null;
  }
}
