package dev.gemel.text.block;

/**
 * A range of a text.
 *
 * @param start first UTF-16 offset
 * @param end offset after the last
 */
public record Span(int start, int end) {
  /** Checks the order of the ends. */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + " to " + end);
    }
  }

  /** The range without blank characters at its ends; empty at {@code end} if all are blank. */
  public static Span trimmed(String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return new Span(from, to);
  }

  /** Whether a character is white space of any kind, no-break spaces included. */
  public static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Whether nothing is inside. */
  public boolean isEmpty() {
    return start == end;
  }

  /** The characters of the range. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
