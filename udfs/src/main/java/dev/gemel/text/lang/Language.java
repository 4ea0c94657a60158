package dev.gemel.text.lang;

/**
 * A language and how sure the identification is.
 *
 * @param code ISO 639-1 where it exists, else ISO 639-3; {@code und} for undetermined
 * @param confidence 0 to 1
 */
public record Language(String code, double confidence) {
  /** What a text without letters is in. */
  public static final Language UNDETERMINED = new Language("und", 0);

  /** Checks the range of the confidence. */
  public Language {
    if (code.isBlank() || !(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "a language needs a code and a confidence from 0 to 1, got " + code + ", " + confidence);
    }
  }
}
