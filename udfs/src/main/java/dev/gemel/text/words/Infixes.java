package dev.gemel.text.words;

import static dev.gemel.text.words.CharacterClass.ALPHA;
import static dev.gemel.text.words.CharacterClass.ICON;
import static dev.gemel.text.words.CharacterClass.LOWER;
import static dev.gemel.text.words.CharacterClass.QUOTE;
import static dev.gemel.text.words.CharacterClass.UPPER;

/** What cuts a word in two. */
final class Infixes {
  private Infixes() {}

  /** Adds the parts of {@code text[start, end)} to the tokens. */
  static void cut(int[] text, int start, int end, Tokens tokens) {
    int from = start;
    int i = start;
    while (i < end) {
      int length = at(text, i, start, end);
      if (length > 0 && i > start) {
        if (i > from) {
          tokens.add(from, i);
        }
        tokens.add(i, i + length);
        from = i + length;
      }
      i += Math.max(1, length);
    }
    if (from < end) {
      tokens.add(from, end);
    }
  }

  static boolean isFound(int[] word) {
    for (int i = 0; i < word.length; i++) {
      if (at(word, i, 0, word.length) > 0) {
        return true;
      }
    }
    return false;
  }

  private static int at(int[] text, int i, int start, int end) {
    int c = text[i];
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
      return 0;
    }
    int before = i > start ? text[i - 1] : -1;
    int after = i + 1 < end ? text[i + 1] : -1;
    return switch (c) {
      case '.' -> dot(text, i, end, before, after);
      case '…' -> 1;
      case '+', '*', '^' -> isSum(before, after) ? 1 : 0;
      case ',' -> isAlpha(before) && isAlpha(after) ? 1 : 0;
      case ':', '<', '>', '=', '/' -> isWord(before) && isAlpha(after) ? 1 : 0;
      case '-' -> isSum(before, after) ? 1 : hyphens(text, i, end, 3, before);
      case '—' -> hyphens(text, i, end, 2, before);
      case '–', '~' -> hyphens(text, i, end, 1, before);
      default -> ICON.has(c) ? 1 : 0;
    };
  }

  private static int dot(int[] text, int i, int end, int before, int after) {
    int run = Affixes.dotsFrom(text, i, end);
    if (run > 1) {
      return run;
    }
    boolean cut = before >= 0 && after >= 0 && isBeforeDot(before) && isAfterDot(after);
    return cut ? 1 : 0;
  }

  private static boolean isBeforeDot(int c) {
    return LOWER.has(c) || QUOTE.has(c);
  }

  private static boolean isAfterDot(int c) {
    return UPPER.has(c) || QUOTE.has(c);
  }

  private static boolean isSum(int before, int after) {
    return Affixes.isDigit(before) && (Affixes.isDigit(after) || after == '-');
  }

  /** A run of at most so many hyphens between a word and a letter; the shortest that fits. */
  private static int hyphens(int[] text, int i, int end, int most, int before) {
    if (!isWord(before)) {
      return 0;
    }
    for (int n = 1; n <= most && i + n < end; n++) {
      if (isAlpha(text[i + n])) {
        return n;
      }
      if (text[i + n] != text[i]) {
        return 0;
      }
    }
    return 0;
  }

  private static boolean isAlpha(int c) {
    return c >= 0 && ALPHA.has(c);
  }

  private static boolean isWord(int c) {
    return isAlpha(c) || Affixes.isDigit(c);
  }
}
