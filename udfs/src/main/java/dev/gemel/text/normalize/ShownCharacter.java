package dev.gemel.text.normalize;

import java.lang.Character.UnicodeScript;

/** What kind of character a byte of broken text is shown as. */
final class ShownCharacter {
  private ShownCharacter() {}

  /** A sign that never stands right behind a letter: {@code Γ©}, {@code Ā¤}. */
  static boolean isOdd(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL,
          Character.OTHER_NUMBER ->
          true;
      default -> isAccent(c) || c == '¶';
    };
  }

  /** An accent that stands alone: {@code ˇ}, {@code ˆ}, {@code ˝}. */
  static boolean isAccent(char c) {
    return c >= 0x2C6 && c < 0x2DE;
  }

  /** A quote, a dash, an ellipsis. */
  static boolean isPunctuation(char c) {
    return c >= 0x2010 && c < 0x2040;
  }

  static boolean isMathOrBox(char c) {
    return Character.getType(c) == Character.MATH_SYMBOL
        || UnicodeScript.of(c) == UnicodeScript.GREEK
        || isBox(c);
  }

  static boolean isBox(char c) {
    return c >= 0x2500 && c < 0x2600;
  }
}
