package dev.gemel.text.block;

import java.lang.Character.UnicodeScript;

/** Facts about scripts. */
public final class Scripts {
  private Scripts() {}

  /** Whether a code point belongs to a script that is written without spaces between words. */
  public static boolean isUnspaced(int codePoint) {
    if (codePoint < 0x0E00) {
      return false;
    }
    return switch (UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
