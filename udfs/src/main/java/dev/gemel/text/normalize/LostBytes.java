package dev.gemel.text.normalize;

/**
 * Puts back bytes that a second program lost from broken text: the no-break space in {@code dÃ©jÃ
 * vu}, which became a space, and the byte 0x9D of a closing quote, which windows-1252 does not
 * define.
 */
final class LostBytes {
  private LostBytes() {}

  static String restore(String text) {
    String out = text;
    if (out.contains("\u00E2\u20AC\uFFFD")) {
      // E2 80 and one of the five bytes without a character: only 9D is common, the closing quote.
      out = out.replace("\u00E2\u20AC\uFFFD", "\u201D");
    }
    return out;
  }
}
