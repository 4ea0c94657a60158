package dev.gemel.text.normalize;

/**
 * Punctuation of windows-1252 that was read as ISO 8859-1, so that it stands as a C1 control
 * ({@code qu\x92il}). Browsers read a character reference so too (HTML, section 13.2.5.80).
 */
final class WindowsControls {
  /** By byte from 0x80; a space is no punctuation, or U+0085, which ends a line. */
  private static final String SHOWN = "€ ‚ „      ‹     ‘’“”•–— ™ ›    ";

  private WindowsControls() {}

  /** Replaced only behind ASCII: behind other characters a control may be of broken UTF-8. */
  static String show(String text) {
    StringBuilder shown = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && c < 0xA0 && isPunctuation(c) && (i == 0 || text.charAt(i - 1) < 0x80)) {
        shown = shown == null ? new StringBuilder(text) : shown;
        shown.setCharAt(i, SHOWN.charAt(c - 0x80));
      }
    }
    return shown == null ? text : shown.toString();
  }

  private static boolean isPunctuation(char control) {
    return SHOWN.charAt(control - 0x80) != ' ';
  }
}
