package dev.gemel.text.lang;

/**
 * The language of a part of a text.
 *
 * @param start index of the first character (UTF-16, as {@link String#charAt} counts)
 * @param end index after the last character
 * @param code as {@link Language#code()}; {@code und} for code and for a part without letters
 * @param confidence 0 to 1
 */
public record LanguageSpan(int start, int end, String code, double confidence) {
  /** Checks the order of the bounds. */
  public LanguageSpan {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "a span needs 0 <= start < end, got " + start + ", " + end);
    }
  }
}
