package dev.gemel.text.normalize;

import org.jspecify.annotations.Nullable;

/**
 * Undoes UTF-8 that was read as a single-byte charset ({@code cafÃ©} for {@code café}), only where
 * the reading is certain.
 *
 * <p>The charsets are windows-1252 with ISO 8859-1, windows-1250, -1251, -1253, -1254 and -1257,
 * ISO 8859-2, Mac Roman and IBM 437. A sequence of characters is replaced when its bytes are
 * well-formed UTF-8 (RFC 3629) and it is unlikely as text: an upper-case accented letter inside a
 * lower-case word, a punctuation mark or an emoji of three or four bytes, a C1 control, or a run
 * that decodes to letters of one script. Once one sequence is certain, less certain ones of the
 * same text follow. French {@code allé…»} or Portuguese {@code MAÇÃ”} alone stay as they are. Last,
 * punctuation of windows-1252 that stands as a C1 control is shown.
 */
public final class MojibakeRepair {
  /** Each layer costs a pass over the text; charsets that are mixed have their own. */
  private static final int MAX_LAYERS = 24;

  private MojibakeRepair() {}

  /**
   * Repairs a text until nothing certain is left (text broken twice is repaired twice).
   *
   * @return the repaired text, or the same instance where nothing was to repair
   */
  public static String repair(String text) {
    String repaired = rounds(LostBytes.closeQuotes(text));
    String shown = WindowsControls.show(repaired);
    return shown.equals(repaired) ? repaired : repair(shown);
  }

  /** The text without its layers of damage, or as it is where there are more than anyone makes. */
  private static String rounds(String text) {
    String current = text;
    for (int layer = 0; layer < MAX_LAYERS; layer++) {
      Damage worst = worst(current);
      if (worst == null) {
        return current;
      }
      current = LostBytes.restoreGraves(worst.repaired());
    }
    return worst(current) == null ? current : text;
  }

  /** The damage of the charset that explains most of the text; null where there is none. */
  private static @Nullable Damage worst(String text) {
    int candidates = ByteView.candidates(text);
    @Nullable Damage worst = null;
    for (int i = 0; candidates >> i != 0; i++) {
      if ((candidates >> i & 1) != 0) {
        Damage damage = Damage.of(ByteView.ALL.get(i), text);
        if (damage.certain() > 0 && (worst == null || damage.isWorseThan(worst))) {
          worst = damage;
        }
      }
    }
    return worst;
  }
}
