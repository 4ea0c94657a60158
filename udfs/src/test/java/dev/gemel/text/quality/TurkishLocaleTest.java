package dev.gemel.text.quality;

import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same verdicts where the default locale lowers I to a dotless ı. */
class TurkishLocaleTest extends QualityProfileTest {
  private static final Locale BEFORE = Locale.getDefault();

  @BeforeAll
  static void speakTurkish() {
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
  }

  @AfterAll
  static void speakAsBefore() {
    Locale.setDefault(BEFORE);
  }
}
