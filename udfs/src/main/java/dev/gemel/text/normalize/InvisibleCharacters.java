package dev.gemel.text.normalize;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Removes what cannot be seen and makes line ends and spaces uniform. */
final class InvisibleCharacters {
  private static final int NONE = -1;
  private static final int ZWNJ = 0x200C;
  private static final int ZWJ = 0x200D;
  private static final int BLACK_FLAG = 0x1F3F4;

  /** Scripts whose spelling uses the zero-width joiner and non-joiner (Unicode, chapter 23.2). */
  private static final Set<UnicodeScript> JOINING =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.KHMER);

  private InvisibleCharacters() {}

  static String strip(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int before = NONE;
    int base = NONE;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      int after = next < text.length() ? text.codePointAt(next) : NONE;
      int kept = isJoiner(c) ? joiner(base, before, c, after) : kept(before, c, after);
      if (kept != NONE) {
        out.appendCodePoint(kept);
        before = kept;
        base = isMark(kept) ? base : kept;
      }
      i = next;
    }
    return out.toString();
  }

  private static int kept(int before, int c, int after) {
    if (c >= ' ' && c < 0x7F) {
      return c;
    }
    return switch (c) {
      case '\n', '\t' -> c;
      case '\r' -> after == '\n' ? NONE : '\n';
      case 0x0B, 0x0C, 0x85, 0x2028, 0x2029 -> '\n';
      case 0x034F -> NONE;
      default -> isVisible(before, c) ? spaceOr(c) : NONE;
    };
  }

  private static int spaceOr(int c) {
    return Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c;
  }

  private static boolean isVisible(int before, int c) {
    if (isTag(c)) {
      return before == BLACK_FLAG || isTag(before);
    }
    if (isVariationSelector(c)) {
      return before != NONE && mayVary(before, c);
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE -> false;
      case Character.FORMAT -> isVisibleFormat(c);
      case Character.UNASSIGNED -> (c & 0xFFFE) != 0xFFFE && (c < 0xFDD0 || c > 0xFDEF);
      default -> true;
    };
  }

  /** A selector may follow a symbol or digit (emoji), an ideographic one a Han letter: once. */
  private static boolean mayVary(int before, int selector) {
    if (selector >= 0xE0100) {
      return Character.isIdeographic(before);
    }
    boolean base = !Character.isWhitespace(before) && !isMark(before);
    return base && (!Character.isLetter(before) || Character.isIdeographic(before));
  }

  /** Marks, variation selectors among them: NFC may merge one with the letter before it. */
  private static boolean isMark(int c) {
    if (c < 0x0300) {
      return false;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isJoiner(int c) {
    return c == ZWJ || c == ZWNJ;
  }

  /** The letter before counts, not its marks: NFC may put those in another order. */
  private static int joiner(int base, int before, int c, int after) {
    boolean spelling = base != NONE && JOINING.contains(UnicodeScript.of(base));
    boolean emoji = c == ZWJ && (before == 0xFE0F || isEmojiPart(before)) && isEmojiPart(after);
    return spelling || emoji ? c : NONE;
  }

  private static boolean isEmojiPart(int c) {
    // Java 17 knows Unicode 13: younger emoji are still unassigned to it.
    return (c != NONE && Character.getType(c) == Character.OTHER_SYMBOL)
        || (c >= 0x1F300 && c <= 0x1FAFF);
  }

  /** Signs that Unicode calls format characters although they are drawn (Arabic, Kaithi). */
  private static boolean isVisibleFormat(int c) {
    return (c >= 0x0600 && c <= 0x0605)
        || c == 0x06DD
        || c == 0x070F
        || c == 0x08E2
        || c == 0x110BD
        || c == 0x110CD;
  }

  private static boolean isTag(int c) {
    return c >= 0xE0020 && c <= 0xE007F;
  }

  private static boolean isVariationSelector(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
  }
}
