package dev.gemel.text.block;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Full stops that do not end a sentence. */
final class Abbreviations {
  private static final Set<String> WORDS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "rev", "gen", "col", "capt", "lt", "sgt", "hon", "st",
          "sr", "jr", "messrs", "vs", "cf", "viz", "fig", "figs", "eq", "eqs", "sec", "ch", "vol",
          "pp", "ed", "eds", "al", "approx", "dept", "est", "inc", "ltd", "corp", "bros", "mt",
          "jan", "feb", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "dec", "resp", "ref");

  /** Abbreviations only in front of a number; elsewhere they are words. */
  private static final Set<String> BEFORE_NUMBER = Set.of("no", "nos", "p", "art", "mar", "sep");

  /** {@code J.}, {@code U.S.}, {@code e.g.}; but {@code I.} ends a sentence. */
  private static final Pattern INITIALS = Pattern.compile("(?!I$)\\p{L}(?:\\.\\p{L})*");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
  private static final int LONGEST = 16;

  private Abbreviations() {}

  /** Whether the sentence {@code from..to} only seems to end, because of an abbreviation. */
  static boolean endsBefore(String text, int from, int to) {
    int end = Span.trimmed(text, from, to).end();
    if (end == from || text.charAt(end - 1) != '.') {
      return false;
    }
    int start = end - 1;
    while (start > from && end - start < LONGEST && isPart(text.charAt(start - 1))) {
      start--;
    }
    String word = text.substring(start, end - 1);
    String lower = word.toLowerCase(Locale.ROOT);
    if (NUMBER.matcher(word).matches()) {
      return text.substring(from, start).isBlank();
    }
    boolean number = to < text.length() && Character.isDigit(text.charAt(to));
    return WORDS.contains(lower)
        || INITIALS.matcher(word).matches()
        || (number && BEFORE_NUMBER.contains(lower));
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.';
  }
}
