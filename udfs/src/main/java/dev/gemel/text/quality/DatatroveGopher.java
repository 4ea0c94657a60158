package dev.gemel.text.quality;

import dev.gemel.text.words.CharacterClass;
import dev.gemel.text.words.EnglishWords;
import dev.gemel.text.words.Python;
import dev.gemel.text.words.Tokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The signals of datatrove's Gopher quality filter. */
final class DatatroveGopher {
  private static final Set<String> STOP_WORDS =
      Set.of("the", "be", "to", "of", "and", "that", "have", "with");

  private final int[] text;
  private final Tokens words;
  private int spoken;
  private long characters;
  private int alphabetic;
  private final Set<String> stopWords = new HashSet<>();

  private DatatroveGopher(String text) {
    this.text = Python.codePoints(text);
    words = EnglishWords.words(this.text);
    for (int i = 0; i < words.size(); i++) {
      add(words.start(i), words.end(i), i);
    }
  }

  static SortedMap<String, Double> measure(String text) {
    DatatroveGopher counts = new DatatroveGopher(text);
    int all = counts.words.size();
    SortedMap<String, Double> signals = new TreeMap<>();
    signals.put("words", (double) all);
    signals.put("non_symbol_words", (double) counts.spoken);
    signals.put("mean_word_length", Signals.share((double) counts.characters, counts.spoken));
    signals.put("hash_ratio", Signals.share(Repeats.occurrences(text, "#"), all));
    int ellipses = Repeats.occurrences(text, "...") + Repeats.occurrences(text, "…");
    signals.put("ellipsis_ratio", Signals.share(ellipses, all));
    signals.put("alphabetic_word_ratio", Signals.share(counts.alphabetic, all));
    signals.put("stop_words", (double) counts.stopWords.size());
    putLines(Python.lines(text), signals);
    return signals;
  }

  private static void putLines(List<String> lines, SortedMap<String, Double> signals) {
    int bullets = 0;
    int ellipses = 0;
    for (String line : lines) {
      String stripped = Python.strip(line);
      bullets += stripped.startsWith("•") || stripped.startsWith("-") ? 1 : 0;
      ellipses += stripped.endsWith("...") || stripped.endsWith("…") ? 1 : 0;
    }
    signals.put("bullet_line_ratio", Signals.share(bullets, lines.size()));
    signals.put("ellipsis_line_ratio", Signals.share(ellipses, lines.size()));
  }

  private void add(int start, int end, int token) {
    boolean letter = false;
    boolean spokenWord = false;
    for (int i = start; i < end && !(letter && spokenWord); i++) {
      letter |= Character.isLetter(text[i]);
      spokenWord |= !CharacterClass.PUNCTUATION.has(text[i]);
    }
    alphabetic += letter ? 1 : 0;
    spoken += spokenWord ? 1 : 0;
    characters += spokenWord ? end - start : 0;
    if (end - start <= 4 && stopWords.size() < STOP_WORDS.size()) {
      String word = words.text(token);
      if (STOP_WORDS.contains(word)) {
        stopWords.add(word);
      }
    }
  }
}
