package dev.gemel.text.lang;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** ISO 639-3 to ISO 639-1, where a two-letter code exists. */
final class IsoCodes {
  /** Individual languages that are written as their macrolanguage's two letters. */
  private static final Map<String, String> INDIVIDUAL =
      Map.of(
          "cmn", "zh", "ckb", "ku", "ekk", "et", "gug", "gn", "lvs", "lv", "pes", "fa", "quz",
          "qu");

  private static final Map<String, String> TWO_LETTERS = twoLetters();

  private IsoCodes() {}

  /** Without what the model appends for a script or an encoding: {@code hin-rom}. */
  static String shortest(String code) {
    int hyphen = code.indexOf('-');
    String iso3 = hyphen < 0 ? code : code.substring(0, hyphen);
    return TWO_LETTERS.getOrDefault(iso3, iso3);
  }

  private static Map<String, String> twoLetters() {
    Map<String, String> codes = new HashMap<>(INDIVIDUAL);
    for (String two : Locale.getISOLanguages()) {
      // The JDK still lists the withdrawn iw, in and ji beside he, id and yi.
      codes.merge(Locale.forLanguageTag(two).getISO3Language(), two, IsoCodes::current);
    }
    return Map.copyOf(codes);
  }

  private static String current(String first, String second) {
    return switch (first) {
      case "iw", "in", "ji" -> second;
      default -> first;
    };
  }
}
