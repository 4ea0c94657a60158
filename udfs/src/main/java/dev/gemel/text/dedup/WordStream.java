package dev.gemel.text.dedup;

import dev.gemel.text.block.Scripts;
import dev.gemel.text.words.LowerCase;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** The comparable words of a text; see {@link Shingles}. */
final class WordStream {
  private WordStream() {}

  static List<String> of(String text) {
    // NFD first as well: a capital with a mark may lower to a letter and another mark.
    String plain = decompose(LowerCase.of(decompose(text)));
    List<String> words = new ArrayList<>(plain.length() / 5);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < plain.length(); ) {
      int c = plain.codePointAt(i);
      int next = i + Character.charCount(c);
      if (Character.isDigit(c)) {
        next = numberEnd(plain, next);
        word.append('0');
      } else if (Character.isLetter(c)) {
        letter(words, word, c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        flush(words, word);
      }
      i = next;
    }
    flush(words, word);
    return words;
  }

  private static void letter(List<String> words, StringBuilder word, int c) {
    if (Scripts.isUnspaced(c)) {
      flush(words, word);
      words.add(Character.toString(c));
    } else {
      word.appendCodePoint(c);
    }
  }

  private static void flush(List<String> words, StringBuilder word) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /** The end of a number with its decimal and thousands separators. */
  private static int numberEnd(String text, int start) {
    int i = start;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      boolean separator = ".,\u066B\u060C".indexOf(c) >= 0 && isDigitAt(text, i + 1);
      if (!separator && !Character.isDigit(c)) {
        return i;
      }
      i += Character.charCount(c);
    }
    return i;
  }

  private static boolean isDigitAt(String text, int i) {
    return i < text.length() && Character.isDigit(text.codePointAt(i));
  }

  private static String decompose(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFD)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFD);
  }
}
