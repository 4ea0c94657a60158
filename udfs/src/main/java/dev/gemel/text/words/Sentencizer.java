package dev.gemel.text.words;

/** Sentences by rule: one ends before the first word after a full stop, of any script. */
final class Sentencizer {
  private Sentencizer() {}

  static int count(int[] text, Tokens tokens) {
    int sentences = tokens.size() == 0 ? 0 : 1;
    boolean ended = false;
    for (int i = 0; i < tokens.size(); i++) {
      boolean end = isEnd(text, tokens, i);
      if (ended && !end && !isPunctuation(text, tokens.start(i), tokens.end(i))) {
        sentences++;
        ended = false;
      }
      ended |= end;
    }
    return sentences;
  }

  private static boolean isEnd(int[] text, Tokens tokens, int token) {
    return tokens.end(token) - tokens.start(token) == 1
        && CharacterClass.SENTENCE_END.has(text[tokens.start(token)]);
  }

  private static boolean isPunctuation(int[] text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isPunctuation(text[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPunctuation(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
