package dev.gemel.text.quality;

import dev.gemel.text.block.Scripts;
import dev.gemel.text.block.Words;
import dev.gemel.text.words.LowerCase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Signals of single words. */
final class WordSignals {
  private static final Set<String> STOP_WORDS =
      Set.of("the", "be", "to", "of", "and", "that", "have", "with");

  private static final String MARKS = "-*+#>|=_~:";

  private int words;
  private int measured;
  private long characters;
  private int alphabetic;
  private int marks;
  private int hashes;
  private int ellipses;
  private int letters;
  private int unspaced;
  private final Set<String> stopWords = new HashSet<>();

  private WordSignals() {}

  static void measure(Prose prose, SortedMap<String, Double> signals) {
    WordSignals counts = new WordSignals();
    prose.tokens().forEach(counts::add);
    counts.put(prose.tokens(), signals);
  }

  private void add(String token) {
    words += Words.count(token);
    ellipses += occurrences(token, "...") + occurrences(token, "…");
    if (isMarks(token)) {
      marks++;
      return;
    }
    hashes += occurrences(token, "#");
    boolean hasLetter = countLetters(token);
    alphabetic += hasLetter ? 1 : 0;
    addWord(token);
  }

  private void addWord(String token) {
    int from = 0;
    int to = token.length();
    while (from < to && !Character.isLetterOrDigit(token.codePointAt(from))) {
      from += Character.charCount(token.codePointAt(from));
    }
    while (to > from && !Character.isLetterOrDigit(token.codePointBefore(to))) {
      to -= Character.charCount(token.codePointBefore(to));
    }
    if (from == to || token.contains("://") || token.startsWith("www.")) {
      return;
    }
    measured++;
    characters += token.codePointCount(from, to);
    if (to - from <= 4) {
      String word = LowerCase.of(token.substring(from, to));
      if (STOP_WORDS.contains(word)) {
        stopWords.add(word);
      }
    }
  }

  private boolean countLetters(String token) {
    int before = letters;
    for (int i = 0; i < token.length(); ) {
      int c = token.codePointAt(i);
      letters += Character.isLetter(c) ? 1 : 0;
      unspaced += Scripts.isUnspaced(c) ? 1 : 0;
      i += Character.charCount(c);
    }
    return letters > before;
  }

  private static boolean isMarks(String token) {
    return token.chars().allMatch(c -> MARKS.indexOf(c) >= 0);
  }

  private static int occurrences(String token, String part) {
    int count = 0;
    for (int i = token.indexOf(part); i >= 0; i = token.indexOf(part, i + part.length())) {
      count++;
    }
    return count;
  }

  private void put(List<String> tokens, SortedMap<String, Double> signals) {
    signals.put(Signals.WORDS, (double) words);
    signals.put(Signals.MEAN_WORD_LENGTH, Signals.share((double) characters, measured));
    signals.put(Signals.HASH_WORD_RATIO, Signals.share(hashes, tokens.size()));
    signals.put(Signals.ELLIPSIS_WORD_RATIO, Signals.share(ellipses, tokens.size()));
    signals.put(Signals.ALPHABETIC_WORD_RATIO, Signals.share(alphabetic, tokens.size() - marks));
    signals.put(Signals.ENGLISH_STOP_WORDS, (double) stopWords.size());
    signals.put(Signals.UNSPACED_LETTER_RATIO, Signals.share(unspaced, letters));
  }
}
