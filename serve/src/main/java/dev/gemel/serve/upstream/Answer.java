package dev.gemel.serve.upstream;

import dev.gemel.serve.api.Usage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The chunks of one answer, put together. */
final class Answer {
  private final Failures failures;
  private final Consumer<String> onText;
  private @Nullable String finishReason;
  private @Nullable Usage usage;
  private boolean any;

  Answer(Failures failures, Consumer<String> onText) {
    this.failures = failures;
    this.onText = onText;
  }

  /** Takes the JSON of one chunk. */
  void add(String json) {
    Chunk chunk = Chunk.read(json).orElseThrow(() -> failures.notJson(json));
    if (chunk.error() != null) {
      throw failures.said(chunk.error());
    }
    any = true;
    finishReason = chunk.finishReason() == null ? finishReason : chunk.finishReason();
    usage = chunk.usage() == null ? usage : chunk.usage();
    if (!chunk.text().isEmpty()) {
      onText.accept(chunk.text());
    }
  }

  /**
   * The end of the answer.
   *
   * @param told whether the endpoint said that this is the end; otherwise a finish reason must
   *     have, or the connection broke in mid-answer
   */
  Completion end(boolean told) {
    if (!any || (!told && finishReason == null)) {
      throw failures.cut();
    }
    return new Completion(finishReason == null ? "stop" : finishReason, usage);
  }
}
