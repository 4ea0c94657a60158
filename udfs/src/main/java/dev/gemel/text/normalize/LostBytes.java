package dev.gemel.text.normalize;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Bytes that a second program lost from broken text: the no-break space of {@code à} in {@code
 * dÃ©jÃ vu}, which became a space, and the last byte of a closing quote, which windows-1252 does
 * not define.
 */
final class LostBytes {
  /** E2 80 and one of the five bytes without a character: of them only 9D, the quote, is common. */
  private static final String QUOTE = "\u00E2\u20AC\uFFFD";

  /** No capital before: Portuguese {@code MAÇÃ E} is a word. */
  private static final String A = "(?<!\\p{Lu})\u00C3 ";

  /** Portuguese {@code às} and {@code àquele}; two spaces are the byte and a space. */
  private static final Pattern IN_WORD =
      Pattern.compile(A + "(?=s(?![\\p{L}'’])|quel|quil|[.,;:!?)])");

  private static final Pattern AT_END = Pattern.compile(A + "(?: |(?=[\\p{L}\\p{N}]))");

  private LostBytes() {}

  static String closeQuotes(String text) {
    return text.contains(QUOTE) ? text.replace(QUOTE, "\u201D") : text;
  }

  /**
   * Letters of three bytes whose last was the no-break space, in what no other rule has read; only
   * of scripts that the text is known to have.
   */
  static String restoreLetters(ByteView view, String broken, Set<UnicodeScript> scripts) {
    String whole = broken.replace(' ', '\u00A0');
    StringBuilder out = new StringBuilder(broken.length());
    for (int i = 0; i < broken.length(); i++) {
      BrokenSequence sequence =
          broken.startsWith(" ", i + 2) ? BrokenSequence.at(view, whole, i, whole.length()) : null;
      if (sequence != null && sequence.length() == 3 && scripts.contains(sequence.script())) {
        out.appendCodePoint(sequence.codePoint());
        i += 2;
      } else {
        out.append(broken.charAt(i));
      }
    }
    return out.toString();
  }

  /** For a text that is known to be broken. */
  static String restoreGraves(String text) {
    if (text.indexOf("\u00C3 ") < 0) {
      return text;
    }
    String inWords = IN_WORD.matcher(text).replaceAll("\u00E0");
    return AT_END.matcher(inWords).replaceAll("\u00E0 ");
  }
}
