package dev.gemel.text.words;

import java.util.ArrayList;
import java.util.List;

/** What Python's strings call a space, a line and a word; Java draws these lines elsewhere. */
public final class Python {
  private Python() {}

  /** {@code str.isspace} of one code point. */
  public static boolean isSpace(int c) {
    if (c < 0x80) {
      return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F);
    }
    return c == 0x85 || Character.isSpaceChar(c);
  }

  /** What ends a line for {@code str.splitlines}. */
  public static boolean isLineEnd(int c) {
    return (c >= 10 && c <= 13)
        || (c >= 0x1C && c <= 0x1E)
        || c == 0x85
        || c == 0x2028
        || c == 0x2029;
  }

  /** {@code str.strip}. */
  public static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** {@code str.splitlines}. */
  public static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isLineEnd(text.charAt(i))) {
        lines.add(text.substring(from, i));
        boolean pair =
            text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
        i += pair ? 1 : 0;
        from = i + 1;
      }
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }

  /** {@code str.split()}: the runs of characters that are no space. */
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean space = i == text.length() || isSpace(text.charAt(i));
      if (space && from >= 0) {
        words.add(text.substring(from, i));
        from = -1;
      } else if (!space && from < 0) {
        from = i;
      }
    }
    return words;
  }

  /** The code points of a text, as Python counts and indexes. */
  public static int[] codePoints(String text) {
    int[] codePoints = new int[length(text)];
    for (int i = 0, at = 0; i < codePoints.length; i++) {
      codePoints[i] = text.codePointAt(at);
      at += Character.charCount(codePoints[i]);
    }
    return codePoints;
  }

  /** Whether nothing would be left of it by {@code str.strip}. */
  public static boolean isBlank(String text) {
    int i = 0;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i == text.length();
  }

  /** {@code len}: code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
