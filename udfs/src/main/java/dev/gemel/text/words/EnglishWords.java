package dev.gemel.text.words;

/**
 * English words as spaCy's blank English pipeline cuts them, version 3.8: chunks between white
 * space, exceptions, affixes, addresses, infixes. Linear in the text's length.
 *
 * <pre>{@code
 * EnglishWords.words("don't (e.g. 3km)".codePoints().toArray()); // do n't ( e.g. 3 km )
 * }</pre>
 */
public final class EnglishWords {
  private EnglishWords() {}

  /** The tokens that are not white space. */
  public static Tokens words(int[] text) {
    return tokens(text).words();
  }

  /** How many sentences a text has; a text of white space is one, an empty one has none. */
  public static int sentences(String text) {
    int[] codePoints = Python.codePoints(text);
    return Sentencizer.count(codePoints, tokens(codePoints));
  }

  /** All tokens; runs of white space, less the one space behind a word, are tokens too. */
  static Tokens tokens(int[] text) {
    Tokens tokens = new Tokens(text);
    ChunkCutter cutter = new ChunkCutter(text, tokens, true);
    int start = 0;
    boolean blank = text.length > 0 && Python.isSpace(text[0]);
    for (int i = 0; i < text.length; i++) {
      if (Python.isSpace(text[i]) != blank) {
        add(start, i, blank, tokens, cutter);
        start = text[i] == ' ' ? i + 1 : i;
        blank = !blank;
      }
    }
    add(start, text.length, blank, tokens, cutter);
    return ExceptionRuns.join(text, tokens);
  }

  private static void add(int start, int end, boolean blank, Tokens tokens, ChunkCutter cutter) {
    if (blank && start < end) {
      tokens.add(start, end);
    } else if (!blank) {
      cutter.cut(start, end);
    }
  }
}
