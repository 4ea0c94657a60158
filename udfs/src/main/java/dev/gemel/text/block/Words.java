package dev.gemel.text.block;

import java.util.ArrayList;
import java.util.List;

/** Counts and finds words: runs of non-blank characters with a letter or digit inside. */
public final class Words {
  private Words() {}

  /**
   * The number of words of a range. Scripts without spaces count a word per two letters, about what
   * a dictionary would find.
   */
  public static int count(String text, Span range) {
    int words = 0;
    int unspaced = 0;
    boolean inside = false;
    for (int i = range.start(); i < range.end(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Scripts.isUnspaced(c)) {
        unspaced++;
        inside = false;
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        inside = false;
      } else if (!inside && Character.isLetterOrDigit(c)) {
        words++;
        inside = true;
      }
    }
    return words + (unspaced + 1) / 2;
  }

  /** {@link #count(String, Span)} of a whole text. */
  public static int count(String text) {
    return count(text, new Span(0, text.length()));
  }

  /** The runs of non-blank characters, whatever is in them. */
  public static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>(text.length() / 6 + 1);
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean blank = i == text.length() || Span.isBlank(text.charAt(i));
      if (!blank && start < 0) {
        start = i;
      } else if (blank && start >= 0) {
        tokens.add(text.substring(start, i));
        start = -1;
      }
    }
    return tokens;
  }
}
