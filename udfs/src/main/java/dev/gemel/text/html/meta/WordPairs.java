package dev.gemel.text.html.meta;

import dev.gemel.text.words.LowerCase;
import java.util.ArrayList;
import java.util.List;

/** The neighbouring words of a text in lower case: runs of letters and numbers. */
final class WordPairs {
  private WordPairs() {}

  /** Pairs such as {@code "good morning"}, in order; none for less than two words. */
  static List<String> of(String text) {
    String lower = LowerCase.of(text).strip();
    List<String> pairs = new ArrayList<>();
    // What stands before the first word counts as an empty one, as it does when a text is split.
    String before = lower.isEmpty() || isWordly(lower.codePointAt(0)) ? null : "";
    int at = 0;
    while (at < lower.length()) {
      int start = skip(lower, at, false);
      at = skip(lower, start, true);
      if (start < at) {
        String word = lower.substring(start, at);
        if (before != null) {
          pairs.add(before + " " + word);
        }
        before = word;
      }
    }
    return pairs;
  }

  /** Where the run of signs ends that are, or are not, part of words. */
  private static int skip(String text, int from, boolean words) {
    int at = from;
    while (at < text.length() && isWordly(text.codePointAt(at)) == words) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  /** Whether a code point is of the general category L or N. */
  static boolean isWordly(int c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }
}
