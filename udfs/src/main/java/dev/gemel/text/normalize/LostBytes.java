package dev.gemel.text.normalize;

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

  /** For a text that is known to be broken. */
  static String restoreGraves(String text) {
    if (text.indexOf("\u00C3 ") < 0) {
      return text;
    }
    String inWords = IN_WORD.matcher(text).replaceAll("\u00E0");
    return AT_END.matcher(inWords).replaceAll("\u00E0 ");
  }
}
