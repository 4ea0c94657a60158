package dev.gemel.text.normalize;

import java.text.Normalizer;

/** Folds letters and digits that differ from plain ones only in style. */
final class StyledLetters {
  /** Letters of the styled alphabets that Unicode encoded earlier, in Letterlike Symbols. */
  private static final String EARLIER_LETTERS = "ℂℊℋℌℍℎℐℑℒℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴ";

  private StyledLetters() {}

  static String fold(String text) {
    if (text.chars().noneMatch(StyledLetters::mayBeStyled)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int before = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      int after = next < text.length() ? text.codePointAt(next) : -1;
      if (isFullWidth(c) || isStyled(before, c, after)) {
        out.append(plain(c));
      } else {
        out.appendCodePoint(c);
      }
      before = c;
      i = next;
    }
    return out.toString();
  }

  /** A quick look at UTF-16: the lead surrogate of the styled block, or a character beside it. */
  private static boolean mayBeStyled(int unit) {
    return unit == 0xD835 || (unit >= 0x2102 && unit <= 0x2134) || isFullWidth(unit);
  }

  /** A lone ℝ is a number set; beside other styled letters it is a letter of a styled word. */
  private static boolean isStyled(int before, int c, int after) {
    if (isMathematical(c)) {
      return true;
    }
    return isEarlier(c) && (isAnyStyled(before) || isAnyStyled(after));
  }

  private static boolean isAnyStyled(int c) {
    return isMathematical(c) || isEarlier(c);
  }

  private static boolean isMathematical(int c) {
    return c >= 0x1D400 && c <= 0x1D7FF;
  }

  private static boolean isEarlier(int c) {
    return c >= 0x2102 && c <= 0x2134 && EARLIER_LETTERS.indexOf(c) >= 0;
  }

  /** Full-width letters and digits; full-width punctuation is ordinary Chinese and Japanese. */
  private static boolean isFullWidth(int c) {
    return (c >= 0xFF10 && c <= 0xFF19)
        || (c >= 0xFF21 && c <= 0xFF3A)
        || (c >= 0xFF41 && c <= 0xFF5A);
  }

  private static String plain(int c) {
    return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
  }
}
