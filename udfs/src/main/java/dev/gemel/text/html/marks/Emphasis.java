package dev.gemel.text.html.marks;

import java.util.stream.IntStream;

/**
 * Which runs of {@code *} and {@code _} CommonMark could take for emphasis (section 6.2): those
 * that can open or close one, in a text where one that can open stands before one that can close.
 */
final class Emphasis {
  private final String text;
  private final boolean stars;
  private final boolean lines;
  private int start;
  private int end;
  private boolean known;

  Emphasis(String text, Signs signs) {
    this.text = text;
    stars = hasMarks(signs) || hasPair('*');
    lines = hasPair('_');
  }

  /** Whether the sign at a place belongs to such a run; asked from the left to the right. */
  boolean mayMark(int at) {
    if (text.charAt(at) == '*' ? !stars : !lines) {
      return false;
    }
    if (at < start || at >= end) {
      start = start(at);
      end = end(at);
      known = opens(start, end) || closes(start, end);
    }
    return known;
  }

  private boolean hasMarks(Signs signs) {
    long own = IntStream.range(0, signs.size()).filter(i -> isStar(signs.place(i))).count();
    return own < IntStream.range(0, text.length()).filter(this::isStar).count();
  }

  private boolean isStar(int at) {
    return text.charAt(at) == '*';
  }

  private int start(int at) {
    int first = at;
    while (first > 0 && text.charAt(first - 1) == text.charAt(at)) {
      first--;
    }
    return first;
  }

  private boolean hasPair(char sign) {
    boolean opened = false;
    int to;
    for (int from = text.indexOf(sign); from >= 0; from = text.indexOf(sign, to)) {
      to = end(from);
      if (opened && closes(from, to)) {
        return true;
      }
      opened |= opens(from, to);
    }
    return false;
  }

  private int end(int at) {
    int last = at;
    while (last < text.length() && text.charAt(last) == text.charAt(at)) {
      last++;
    }
    return last;
  }

  private boolean opens(int from, int to) {
    int before = before(from);
    int after = after(to);
    boolean inner = text.charAt(from) == '_' && flanks(before, after) && !isPunctuation(before);
    return flanks(after, before) && !inner;
  }

  private boolean closes(int from, int to) {
    int before = before(from);
    int after = after(to);
    boolean inner = text.charAt(from) == '_' && flanks(after, before) && !isPunctuation(after);
    return flanks(before, after) && !inner;
  }

  /** Whether a run stands at the side of {@code inner}, {@code outer} being on its other side. */
  static boolean flanks(int inner, int outer) {
    return !isSpace(inner) && (!isPunctuation(inner) || isSpace(outer) || isPunctuation(outer));
  }

  private int before(int at) {
    return at == 0 ? ' ' : text.codePointBefore(at);
  }

  private int after(int at) {
    return at == text.length() ? ' ' : text.codePointAt(at);
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isPunctuation(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          true;
      default -> false;
    };
  }
}
