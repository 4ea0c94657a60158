package dev.gemel.text.normalize;

import java.text.Normalizer;

/**
 * One plain form for text from anywhere, losing no letter and no digit.
 *
 * <p>In order: {@link MojibakeRepair}; line ends to {@code \n}; control, format and other invisible
 * characters away (joiners stay inside emoji and in the scripts that need them); every space
 * character to a space; styled letters and digits (Mathematical Alphanumeric Symbols, full-width
 * forms) to plain ones; Unicode NFC (UAX #15); trailing spaces away, runs of spaces in prose to
 * one, at most one blank line. Code (fenced, or indented by four spaces or a tab) keeps its inner
 * spacing. Quotes, apostrophes, hyphens, dashes and CJK punctuation stay as the author wrote them.
 *
 * <p>Idempotent. Example: {@code "𝗛𝗲𝗹𝗹𝗼\u00A0world \r\n"} gives {@code "Hello world"}.
 */
public final class TextNormalizer {
  private TextNormalizer() {}

  /** Normalises a text; the empty text for a text of nothing visible. */
  public static String normalize(String text) {
    String out = once(MojibakeRepair.repair(text));
    // Removing an invisible character or composing a letter can uncover another broken sequence.
    String repaired = MojibakeRepair.repair(out);
    while (!repaired.equals(out)) {
      out = once(repaired);
      repaired = MojibakeRepair.repair(out);
    }
    return out;
  }

  private static String once(String text) {
    String visible =
        isPlainAscii(text) ? text : StyledLetters.fold(InvisibleCharacters.strip(text));
    return Whitespace.tidy(Normalizer.normalize(visible, Normalizer.Form.NFC));
  }

  private static boolean isPlainAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x7F || (c < ' ' && c != '\n' && c != '\t')) {
        return false;
      }
    }
    return true;
  }
}
