package dev.gemel.text.words;

import static dev.gemel.text.words.CharacterClass.BEFORE_DOT;
import static dev.gemel.text.words.CharacterClass.PREFIX;
import static dev.gemel.text.words.CharacterClass.SUFFIX;
import static dev.gemel.text.words.CharacterClass.UPPER;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What is cut off in front of and behind a word. */
final class Affixes {
  private static final Map<String, List<String>> BEHIND_DIGITS = Tables.lists("units.tsv");
  private static final int[][] UNITS = codePoints("unit");
  private static final int[][] CURRENCIES = codePoints("currency");

  private static final int LONGEST_SIGN =
      Stream.of(UNITS, CURRENCIES).flatMap(Stream::of).mapToInt(s -> s.length).max().orElse(0);

  private Affixes() {}

  /** The length of the prefix of {@code text[start, end)}, or 0. */
  static int prefix(int[] text, int start, int end) {
    int c = start < end ? text[start] : 'a';
    if (PREFIX.has(c)) {
      return 1;
    }
    return switch (c) {
      case '+' -> start + 1 < end && isDigit(text[start + 1]) ? 0 : 1;
      case '.' -> atLeastTwo(dotsFrom(text, start, end));
      case 'U' -> starts(text, start, end, "US$") ? 3 : 0;
      case 'C', 'A' -> start + 1 < end && text[start + 1] == '$' ? 2 : 0;
      default -> 0;
    };
  }

  /** The length of the longest suffix, or 0. */
  static int suffix(int[] text, int start, int end) {
    if (start >= end) {
      return 0;
    }
    int c = text[end - 1];
    if (isPlainLetter(c) && !isUnitLetter(text, start, end)) {
      return 0;
    }
    int fixed = Math.max(SUFFIX.has(c) || c == '—' || c == '–' ? 1 : 0, pair(text, start, end));
    int dots = c == '.' ? dots(text, start, end) : 0;
    return Math.max(Math.max(fixed, dots), behindDigit(text, start, end));
  }

  private static boolean isPlainLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Whether a suffix that ends with a letter is possible: 's, or a unit behind a digit. */
  private static boolean isUnitLetter(int[] text, int start, int end) {
    for (int i = end - 2; i >= Math.max(start, end - 8); i--) {
      if (!isPlainLetter(text[i])) {
        return true;
      }
    }
    return false;
  }

  private static int pair(int[] text, int start, int end) {
    if (end - start < 2) {
      return 0;
    }
    int c = text[end - 1];
    int before = text[end - 2];
    boolean genitive = (c == 's' || c == 'S') && (before == '\'' || before == '’');
    return genitive || (c == '…' && before == '…') ? 2 : 0;
  }

  private static int dots(int[] text, int start, int end) {
    int run = 0;
    while (end - run > start && text[end - 1 - run] == '.') {
      run++;
    }
    return run > 1 ? run : isFullStop(text, start, end - 1) ? 1 : 0;
  }

  private static boolean isFullStop(int[] text, int start, int dot) {
    if (dot <= start) {
      return false;
    }
    int before = text[dot - 1];
    return BEFORE_DOT.has(before)
        || (dot - 2 >= start && UPPER.has(before) && UPPER.has(text[dot - 2]))
        || (dot - 2 >= start && text[dot - 2] == '°' && "FfCcKk".indexOf(before) >= 0);
  }

  private static int behindDigit(int[] text, int start, int end) {
    int best = text[end - 1] == '+' && end - 2 >= start && isDigit(text[end - 2]) ? 1 : 0;
    if (!hasDigit(text, Math.max(start, end - 1 - LONGEST_SIGN), end - 1)) {
      return best;
    }
    for (int[] unit : UNITS) {
      best = Math.max(best, behindDigit(unit, text, start, end));
    }
    for (int[] currency : CURRENCIES) {
      best = Math.max(best, behindDigit(currency, text, start, end));
    }
    return best;
  }

  private static boolean hasDigit(int[] text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (isDigit(text[i])) {
        return true;
      }
    }
    return false;
  }

  private static int behindDigit(int[] sign, int[] text, int start, int end) {
    int from = end - sign.length;
    return sign[sign.length - 1] == text[end - 1]
            && from - 1 >= start
            && isDigit(text[from - 1])
            && Arrays.equals(sign, 0, sign.length, text, from, end)
        ? sign.length
        : 0;
  }

  static int dotsFrom(int[] text, int start, int end) {
    int i = start;
    while (i < end && text[i] == '.') {
      i++;
    }
    return i - start;
  }

  private static int atLeastTwo(int length) {
    return length > 1 ? length : 0;
  }

  private static boolean starts(int[] text, int start, int end, String sign) {
    boolean same = end - start >= sign.length();
    for (int i = 0; same && i < sign.length(); i++) {
      same = text[start + i] == sign.charAt(i);
    }
    return same;
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static int[][] codePoints(String key) {
    return Objects.requireNonNull(BEHIND_DIGITS.get(key), key).stream()
        .map(sign -> sign.codePoints().toArray())
        .toArray(int[][]::new);
  }
}
