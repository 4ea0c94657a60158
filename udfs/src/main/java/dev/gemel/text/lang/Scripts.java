package dev.gemel.text.lang;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many letters of a text are of which script (UAX #24). */
final class Scripts {
  /**
   * Scripts that say the language. Some are shared with languages that no model here knows:
   * Tigrinya (Ethiopic), Dzongkha (Tibetan).
   */
  private static final Map<UnicodeScript, String> LANGUAGES =
      Map.ofEntries(
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.BENGALI, "bn"),
          Map.entry(UnicodeScript.ETHIOPIC, "am"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.HIRAGANA, "ja"),
          Map.entry(UnicodeScript.KANNADA, "kn"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.LAO, "lo"),
          Map.entry(UnicodeScript.MALAYALAM, "ml"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.ORIYA, "or"),
          Map.entry(UnicodeScript.SINHALA, "si"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.THAANA, "dv"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.TIBETAN, "bo"));

  private static final double MOST = 0.5;

  /** Japanese has kana between its Chinese characters; Chinese has none. */
  private static final double KANA = 0.1;

  /** Two letters that Bengali does not have, one of them among the most common. */
  private static final int ASSAMESE_RA = 0x9F0;

  private static final int ASSAMESE_WA = 0x9F1;
  private static final double ASSAMESE = 0.01;

  private final Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
  private int letters;
  private int assamese;

  private Scripts() {}

  static Scripts of(String text) {
    Scripts scripts = new Scripts();
    text.codePoints().filter(Character::isLetter).forEach(scripts::add);
    return scripts;
  }

  private void add(int letter) {
    UnicodeScript script = UnicodeScript.of(letter);
    letters++;
    assamese += letter == ASSAMESE_RA || letter == ASSAMESE_WA ? 1 : 0;
    counts.merge(
        script == UnicodeScript.KATAKANA ? UnicodeScript.HIRAGANA : script, 1, Integer::sum);
  }

  int letters() {
    return letters;
  }

  /** The script of most letters. */
  UnicodeScript dominant() {
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(UnicodeScript.COMMON);
  }

  /**
   * The language that the script decides, as sure as its share of the letters; undetermined for one
   * that no language known here has; or null.
   */
  @Nullable Language decided() {
    double kana = share(UnicodeScript.HIRAGANA);
    double japanese = kana + share(UnicodeScript.HAN);
    if (japanese > MOST && kana >= KANA * japanese) {
      return new Language("ja", Math.min(1, japanese));
    }
    UnicodeScript dominant = dominant();
    String code = isAssamese() ? "as" : LANGUAGES.get(dominant);
    if (share(dominant) <= MOST) {
      return null;
    }
    if (code == null) {
      return Prior.isKnown(dominant) ? null : Language.UNDETERMINED;
    }
    return new Language(code, share(dominant));
  }

  private boolean isAssamese() {
    return dominant() == UnicodeScript.BENGALI && assamese >= ASSAMESE * letters;
  }

  private double share(UnicodeScript script) {
    return letters == 0 ? 0 : (double) counts.getOrDefault(script, 0) / letters;
  }
}
