package dev.gemel.jobs.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text as the words that metrics count: runs of letters, marks and digits, lower case. */
final class TextWords {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  private TextWords() {}

  static List<String> of(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(m -> m.group()).toList();
  }
}
