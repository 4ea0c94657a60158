package dev.gemel.text.words;

import java.util.Locale;

/** Lower case in linear time. */
public final class LowerCase {
  private LowerCase() {}

  /**
   * {@code text.toLowerCase(Locale.ROOT)}. The JDK copies what it has so far at each letter whose
   * lower case is longer, which is the dotted capital I and no other; so that one goes first.
   */
  public static String of(String text) {
    return text.replace("\u0130", "i\u0307").toLowerCase(Locale.ROOT);
  }
}
