package dev.gemel.text.sparse;

import dev.gemel.text.block.Scripts;
import dev.gemel.text.words.LowerCase;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text as they are looked for: runs of letters, marks and digits, in Unicode's
 * compatibility form (NFKC) and lower case.
 *
 * <p>Scripts without spaces between words give pairs of neighbours, the usual stand-in for a
 * dictionary; a lone character stands for itself.
 */
final class Tokens {
  /** A longer run is no word but data; it would be found by nobody and lengthen the text. */
  static final int MAX_LENGTH = 40;

  private final List<String> tokens;
  private final StringBuilder run = new StringBuilder();
  private boolean unspaced;

  private Tokens(int expected) {
    tokens = new ArrayList<>(expected);
  }

  static List<String> of(String text) {
    String plain = LowerCase.of(Normalizer.normalize(text, Normalizer.Form.NFKC));
    Tokens tokens = new Tokens(plain.length() / 6 + 1);
    plain.codePoints().forEach(tokens::take);
    tokens.flush();
    return tokens.tokens;
  }

  private void take(int codePoint) {
    if (!isWordPart(codePoint)) {
      flush();
      return;
    }
    if (isMark(codePoint)) {
      // A mark follows the letter it stands on, whatever the script.
      run.appendCodePoint(codePoint);
      return;
    }
    if (Scripts.isUnspaced(codePoint) != unspaced) {
      flush();
      unspaced = !unspaced;
    }
    run.appendCodePoint(codePoint);
  }

  private static boolean isWordPart(int codePoint) {
    return Character.isLetterOrDigit(codePoint) || isMark(codePoint);
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private void flush() {
    if (unspaced) {
      pairs();
    } else if (!run.isEmpty() && run.length() <= MAX_LENGTH) {
      tokens.add(run.toString());
    }
    run.setLength(0);
  }

  private void pairs() {
    int[] characters = run.codePoints().toArray();
    if (characters.length == 1) {
      tokens.add(run.toString());
    }
    for (int i = 0; i + 1 < characters.length; i++) {
      tokens.add(new String(characters, i, 2));
    }
  }
}
