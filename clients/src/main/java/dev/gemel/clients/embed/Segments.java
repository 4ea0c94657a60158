package dev.gemel.clients.embed;

import java.util.function.Consumer;

/**
 * Cuts long text into pieces that tokenize on their own, so that memory stays bounded. Tokenizers
 * that start with white space (BERT's and its kin) give the same tokens for the pieces as for the
 * whole, as long as the cut is at white space.
 */
final class Segments {
  /** Where a piece is cut if there is white space, in UTF-16 units. */
  static final int TARGET = 16_384;

  /** Where it is cut even if there is none; then a token or two may differ from the whole's. */
  static final int LIMIT = 4 * TARGET;

  private Segments() {}

  /** Hands over the pieces in order; together they are the text. */
  static void forEach(String text, Consumer<String> action) {
    int start = 0;
    while (start < text.length()) {
      int end = end(text, start, TARGET);
      action.accept(text.substring(start, end));
      start = end;
    }
  }

  /** The end of a piece of about {@code size} units: white space, else a code point's edge. */
  static int end(String text, int start, int size) {
    if (text.length() - start <= size) {
      return text.length();
    }
    int limit = (int) Math.min(text.length(), (long) start + size + LIMIT);
    for (int i = start + size; i < limit; i++) {
      if (isSpace(text.charAt(i))) {
        return i;
      }
    }
    return limit < text.length() && Character.isLowSurrogate(text.charAt(limit))
        ? limit - 1
        : limit;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }
}
