package dev.gemel.text.normalize;

import java.lang.Character.UnicodeScript;
import org.jspecify.annotations.Nullable;

/** Two to four characters whose single bytes, in a view, are one well-formed UTF-8 sequence. */
record BrokenSequence(int start, int length, int codePoint) {

  private static final String SIGNS = "\u00A0¢£¥§©®°±²³µ·¼½¾";

  /** The first byte of an emoji, as Macintosh showed it before it was broken again. */
  private static final int APPLE = 0xF8FF;

  /** The second byte of an emoji, broken by Macintosh twice. */
  private static final String AFTER_APPLE = "\u221A\u00BA";

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

  /** Whether no plausible text holds these characters on purpose. */
  boolean isCertain(ByteView view, String text) {
    return switch (length) {
      case 2 ->
          isInsideWord(view, text)
              || (view.leadsAreLetters() && beginsWord(view, text))
              || (view.isWindows1252() && (hasControl(text) || isSignAfterA(text)))
              || (!view.leadsAreLetters() && isSign(text));
      case 3 ->
          isPunctuation()
              || isSymbol(view, text)
              || isLatinExtended(text)
              || (codePoint == APPLE && text.startsWith(AFTER_APPLE, end()));
      default -> codePoint >= 0x1F000 && codePoint < 0x20000;
    };
  }

  /** Arrows, operators, stars; Cyrillic {@code в«Є} decodes to one of them. */
  private boolean isSymbol(ByteView view, String text) {
    boolean symbol = codePoint >= 0x2900 && codePoint < 0x2C00;
    return symbol && (view.isWindows1252() || !view.leadsAreLetters() || hasC1(text));
  }

  /**
   * Vietnamese and romanised Indic letters. Spanish {@code «está»…} decodes to one of them, Slovak
   * {@code zvlášť} to another.
   */
  private boolean isLatinExtended(String text) {
    boolean opens = "‹‚„".indexOf(text.charAt(end() - 1)) >= 0;
    boolean word = isLower(text.charAt(start + 1)) && isLower(text.charAt(end() - 1));
    return codePoint >= 0x1E00
        && codePoint < 0x1F00
        && (opens || !endsInPunctuation(text))
        && !word;
  }

  /** A Latin capital and a sign that no text has there: {@code Ã¥}, {@code Ĺˇ}. */
  private boolean beginsWord(ByteView view, String text) {
    char lead = text.charAt(start);
    boolean word = start > 0 && Character.isLetterOrDigit(text.charAt(start - 1));
    return (!word || isAccent(text.charAt(end() - 1)))
        && (isCommonLatin() || (view.isWindows1252() && codePoint < 0x250))
        && Character.isLetter(codePoint)
        && Character.isUpperCase(lead)
        && UnicodeScript.of(lead) == UnicodeScript.LATIN
        && isOdd(text);
  }

  private boolean isInsideWord(ByteView view, String text) {
    boolean before = start > 0 && isLower(text.charAt(start - 1));
    boolean after = end() < text.length() && isLower(text.charAt(end()));
    if (!view.leadsAreLetters()) {
      return codePoint < 0x180 && Character.isLetter(codePoint) && isNoFormula(text, before, after);
    }
    // Only upper-case leads: a lower-case one (groß…) may end a word before punctuation.
    boolean upper = Character.isUpperCase(text.charAt(start));
    if (view.isWindows1252()) {
      return upper && (before || (after && codePoint < 0x180));
    }
    boolean continues = after || isContinued(view, text);
    boolean inside = before && (continues || !endsInPunctuation(text));
    boolean second = start > 0 && Character.isLetter(text.charAt(start - 1)) && after;
    return upper && isCommonLatin() && (inside || (second && !isLetterAt(text, end() - 1)));
  }

  private boolean isContinued(ByteView view, String text) {
    return end() < text.length() && at(view, text, end(), text.length()) != null;
  }

  /** Latin letters and signs of Europe, with the late Romanian ones, and Uzbek's turned commas. */
  private boolean isCommonLatin() {
    boolean romanian = codePoint >= 0x218 && codePoint < 0x21C;
    boolean comma = codePoint == 0x2BB || codePoint == 0x2BC;
    return codePoint < 0x180 || romanian || comma;
  }

  /** A root sign before a letter may be mathematics, a box drawing before another is a table. */
  private boolean isNoFormula(String text, boolean before, boolean after) {
    boolean plain = !isMathOrBox(text.charAt(end() - 1));
    boolean touches = start > 0 && Character.isLetter(text.charAt(start - 1));
    return before && after || touches && plain;
  }

  private static boolean isMathOrBox(char c) {
    return Character.getType(c) == Character.MATH_SYMBOL
        || UnicodeScript.of(c) == UnicodeScript.GREEK
        || isBox(c);
  }

  private static boolean isBox(char c) {
    return c >= 0x2500 && c < 0x2600;
  }

  /** {@code Â} before a no-break space or a sign; after a capital it may end a French word. */
  private boolean isSignAfterA(String text) {
    boolean capital = start > 0 && Character.isUpperCase(text.charAt(start - 1));
    return SIGNS.indexOf(codePoint) >= 0 && (!capital || codePoint == '®');
  }

  /** {@code ¬Æ}, {@code ┬ú}; before mathematics or a box only where it touches a word. */
  private boolean isSign(String text) {
    boolean touches = start > 0 && Character.isLetterOrDigit(text.charAt(start - 1));
    char last = text.charAt(end() - 1);
    return SIGNS.indexOf(codePoint) >= 0 && (touches ? !isBox(last) : !isMathOrBox(last));
  }

  /** Latin or Greek; with other leads a word may end, before a quote that is a control. */
  private boolean hasControl(String text) {
    boolean greek = codePoint >= 0x370 && codePoint < 0x400;
    boolean begins = start == 0 || !isLetterAt(text, start - 1);
    boolean african =
        codePoint < 0x2B0 && begins && end() < text.length() && isLetterAt(text, end());
    return (codePoint < 0x180 || greek || african) && hasC1(text);
  }

  private boolean hasC1(String text) {
    return text.substring(start, end()).chars().anyMatch(Character::isISOControl);
  }

  /** What a further layer of damage leaves. */
  boolean isControl() {
    return codePoint < 0xA0;
  }

  /** A letter and a sign that never stands right behind one: {@code Γ©}, {@code Ā¤}. */
  boolean isOdd(String text) {
    char last = text.charAt(end() - 1);
    return switch (Character.getType(last)) {
      case Character.CONTROL,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL,
          Character.OTHER_NUMBER ->
          true;
      default -> isAccent(last) || last == '¶';
    };
  }

  /** An accent that stands alone: {@code ˇ}, {@code ˆ}, {@code ˝}. */
  private static boolean isAccent(char c) {
    return c >= 0x2C6 && c < 0x2DE;
  }

  private static boolean isLetterAt(String text, int i) {
    return Character.isLetter(text.charAt(i));
  }

  private boolean endsInPunctuation(String text) {
    char last = text.charAt(end() - 1);
    return last >= 0x2010 && last < 0x2040;
  }

  private static boolean isLower(char c) {
    return Character.isLowerCase(c);
  }
}
