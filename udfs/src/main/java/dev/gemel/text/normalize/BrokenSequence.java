package dev.gemel.text.normalize;

import java.lang.Character.UnicodeScript;
import org.jspecify.annotations.Nullable;

/** Two to four characters whose single bytes, in a view, are one well-formed UTF-8 sequence. */
record BrokenSequence(int start, int length, int codePoint) {

  /** The first byte of an emoji, as Macintosh showed it before it was broken again. */
  static final int APPLE = 0xF8FF;

  private static final String SIGNS = "\u00A0¢£¥§©®°±²³µ·¼½¾";

  /** The sequence that starts here and ends before {@code limit}, or null. */
  static @Nullable BrokenSequence at(ByteView view, String text, int start, int limit) {
    int lead = view.byteOf(text.charAt(start));
    int length = lengthOf(lead);
    if (length == 0 || start + length > limit) {
      return null;
    }
    int codePoint = lead & (0x7F >> length);
    for (int i = start + 1; i < start + length; i++) {
      int b = view.byteOf(text.charAt(i));
      if ((b & 0xC0) != 0x80) {
        return null;
      }
      codePoint = codePoint << 6 | (b & 0x3F);
    }
    return isWellFormed(length, codePoint) ? new BrokenSequence(start, length, codePoint) : null;
  }

  private static int lengthOf(int lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
  }

  /** No overlong form, no surrogate, nothing past U+10FFFF (RFC 3629, section 3). */
  private static boolean isWellFormed(int length, int codePoint) {
    int least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    return codePoint >= least && codePoint <= Character.MAX_CODE_POINT && !surrogate;
  }

  int end() {
    return start + length;
  }

  UnicodeScript script() {
    return UnicodeScript.of(codePoint);
  }

  boolean isLetter() {
    return Character.isLetter(codePoint);
  }

  /** Whether a reader would expect it in a text at all. */
  boolean isText() {
    int type = Character.getType(codePoint);
    return type != Character.UNASSIGNED
        && type != Character.CONTROL
        && (type != Character.PRIVATE_USE || codePoint == APPLE);
  }

  /** A letter or sign of a Latin text: it follows once its text is known to be broken. */
  boolean isLatin() {
    return codePoint >= 0xA0 && codePoint < 0x250;
  }

  /** Punctuation, currency, arrows, signs: what programs write by themselves; and the danda. */
  boolean isPunctuation() {
    return (codePoint >= 0x2000 && codePoint < 0x2800) || codePoint == 0x964;
  }

  /** Latin letters and signs of Europe, with the late Romanian ones, and Uzbek's turned commas. */
  boolean isCommonLatin() {
    boolean romanian = codePoint >= 0x218 && codePoint < 0x21C;
    boolean comma = codePoint == 0x2BB || codePoint == 0x2BC;
    return codePoint < 0x180 || romanian || comma;
  }

  /** A sign of two bytes that texts are full of, or the no-break space. */
  boolean isSign() {
    return SIGNS.indexOf(codePoint) >= 0;
  }

  /** What a further layer of damage leaves. */
  boolean isControl() {
    return codePoint < 0xA0;
  }
}
