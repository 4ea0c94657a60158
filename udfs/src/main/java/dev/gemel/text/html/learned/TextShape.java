package dev.gemel.text.html.learned;

import java.util.Set;

/**
 * The look of a text: how long its words are, how much of it is digits, capitals, punctuation and
 * words that only sentences need.
 */
record TextShape(
    int words,
    double letters,
    double digits,
    double capitals,
    double punctuation,
    double function,
    boolean sentence) {
  private static final int MAX_CHARS = 4_000;

  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "the", "a", "an", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "with",
          "from", "as", "is", "are", "was", "were", "be", "been", "has", "have", "had", "it", "its",
          "this", "that", "these", "those", "they", "we", "you", "he", "she", "i", "not", "if",
          "then", "than", "so", "which", "who", "will", "would", "can", "could", "de", "la", "le",
          "les", "et", "en", "que", "el", "los", "un", "une", "der", "die", "das", "und", "ist",
          "nicht", "mit", "von", "den", "zu", "il", "di", "che", "e", "o", "do", "da", "para");

  static TextShape of(String text) {
    String start = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    int words = 0;
    int letters = 0;
    int digits = 0;
    int capitals = 0;
    int marks = 0;
    int function = 0;
    int wordStart = -1;
    for (int i = 0; i <= start.length(); i++) {
      char c = i < start.length() ? start.charAt(i) : ' ';
      boolean wordly = Character.isLetterOrDigit(c);
      if (wordly) {
        letters++;
        digits += Character.isDigit(c) ? 1 : 0;
        capitals += Character.isUpperCase(c) ? 1 : 0;
        wordStart = wordStart < 0 ? i : wordStart;
      } else {
        marks += ".,;:!?".indexOf(c) >= 0 ? 1 : 0;
        if (wordStart >= 0) {
          words++;
          function += isFunctionWord(start, wordStart, i) ? 1 : 0;
          wordStart = -1;
        }
      }
    }
    double n = Math.max(1, words);
    double l = Math.max(1, letters);
    int all =
        text.length() == start.length() ? words : (int) ((long) words * text.length() / MAX_CHARS);
    return new TextShape(
        all, letters / n, digits / l, capitals / l, marks / n, function / n, endsSentence(text));
  }

  private static boolean isFunctionWord(String text, int start, int end) {
    return end - start <= 5
        && text.charAt(start) < 128
        && FUNCTION_WORDS.contains(text.substring(start, end).toLowerCase(java.util.Locale.ROOT));
  }

  private static boolean endsSentence(String text) {
    return !text.isEmpty() && ".!?\u3002\u201d\"".indexOf(text.charAt(text.length() - 1)) >= 0;
  }
}
