package dev.gemel.text.normalize;

import org.jspecify.annotations.Nullable;

/** Two to four characters whose single bytes are one well-formed UTF-8 sequence. */
record BrokenSequence(int start, int length, int codePoint) {

  /** The sequence that starts here and ends before {@code limit}, or null. */
  static @Nullable BrokenSequence at(String text, int start, int limit) {
    int lead = MojibakeRepair.byteOf(text.charAt(start));
    int length = lengthOf(lead);
    if (length == 0 || start + length > limit) {
      return null;
    }
    int codePoint = lead & (0x7F >> length);
    for (int i = start + 1; i < start + length; i++) {
      int b = MojibakeRepair.byteOf(text.charAt(i));
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

  boolean isLatin1() {
    return codePoint >= 0xA0 && codePoint <= 0xFF;
  }

  /** Whether no plausible text holds these characters on purpose. */
  boolean isCertain(String text) {
    return switch (length) {
      case 2 -> isInsideWord(text) || (codePoint < 0x180 && hasControl(text));
      case 3 -> codePoint >= 0x2010 && codePoint < 0x2800;
      default -> codePoint >= 0x1F000 && codePoint < 0x20000;
    };
  }

  private boolean isInsideWord(String text) {
    // Only upper-case leads: a lower-case one (groß…) may end a word before punctuation.
    boolean upper = Character.isUpperCase(text.charAt(start));
    boolean before = start > 0 && isLower(text.charAt(start - 1));
    int next = start + length;
    boolean after = codePoint < 0x180 && next < text.length() && isLower(text.charAt(next));
    return upper && (before || after);
  }

  private boolean hasControl(String text) {
    return text.substring(start, start + length).chars().anyMatch(Character::isISOControl);
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }
}
