package dev.gemel.serve.api;

/**
 * Tokens of one answer.
 *
 * @param promptTokens tokens read
 * @param completionTokens tokens written
 */
public record Usage(long promptTokens, long completionTokens) {
  /** Both together. */
  public long totalTokens() {
    return promptTokens + completionTokens;
  }
}
