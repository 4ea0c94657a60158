package dev.gemel.text.pii;

/**
 * Where personal data stood.
 *
 * @param start first UTF-16 offset in the original text
 * @param end offset after the last, in the original text
 */
public record PiiSpan(PiiType type, int start, int end) {
  /** Checks that the span is not empty. */
  public PiiSpan {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("not a span: " + start + " to " + end);
    }
  }
}
