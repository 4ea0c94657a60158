package dev.gemel.text.lang;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.Set;

/**
 * What is known of the model's languages before a text is read: how common texts in them are, and
 * in which script they are written.
 */
final class Prior {
  /** Minor languages that take short texts from common ones; a factor of e^-0.2 stops that. */
  private static final Set<String> MINOR =
      Set.of(
          "ast", "bak", "bre", "ceb", "che", "fry", "gsw", "jav", "lim", "min", "mlt", "mri", "nan",
          "nds", "oci", "plt", "pnb", "san", "sun", "tat", "vol", "war");

  private static final Set<String> SMALL =
      Set.of(
          "afr", "cym", "epo", "eus", "fao", "gle", "glg", "kir", "lat", "ltz", "mon", "msa", "som",
          "swa", "tgk", "uzb", "zul");

  private static final double MINOR_WEIGHT = -0.2;
  private static final double SMALL_WEIGHT = -0.05;

  /** The languages of scripts that several share; Latin is that of all others. */
  private static final Map<UnicodeScript, Set<String>> WRITTEN_IN =
      Map.of(
          UnicodeScript.CYRILLIC,
              Set.of(
                  "aze", "bak", "bel", "bul", "che", "kaz", "kir", "mkd", "mon", "rus", "srp",
                  "tat", "tgk", "ukr", "uzb"),
          UnicodeScript.ARABIC, Set.of("ara", "fas", "pes", "pnb", "pus", "urd"),
          UnicodeScript.DEVANAGARI, Set.of("hin", "mar", "nep", "san"),
          UnicodeScript.HAN, Set.of("cmn", "jpn"));

  /** Never written in Latin letters, or so seldom that the model has not seen it. */
  private static final Set<String> NOT_LATIN =
      Set.of(
          "ara", "bak", "bel", "ben", "bul", "che", "cmn", "ell", "fas", "guj", "heb", "hin", "hye",
          "jpn", "kan", "kat", "kaz", "kir", "kor", "mal", "mar", "mkd", "mon", "nep", "pan", "pes",
          "pnb", "pus", "rus", "san", "sin", "tam", "tat", "tel", "tgk", "tha", "ukr", "urd");

  private Prior() {}

  /** A logarithm to add to the model's own. */
  static double weight(String iso3) {
    if (MINOR.contains(iso3)) {
      return MINOR_WEIGHT;
    }
    return SMALL.contains(iso3) ? SMALL_WEIGHT : 0;
  }

  static boolean isWrittenIn(String iso3, UnicodeScript script) {
    if (script == UnicodeScript.LATIN) {
      return !NOT_LATIN.contains(iso3);
    }
    Set<String> languages = WRITTEN_IN.get(script);
    return languages == null || languages.contains(iso3);
  }
}
