package dev.gemel.text.quality;

import dev.gemel.text.words.EnglishWords;
import dev.gemel.text.words.Python;
import dev.gemel.text.words.Tokens;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The signals of datatrove's Gopher repetition filter. */
final class DatatroveRepetition {
  private DatatroveRepetition() {}

  static SortedMap<String, Double> measure(String text) {
    int[] codePoints = Python.codePoints(text);
    SortedMap<String, Double> signals = new TreeMap<>();
    signals.put("characters", (double) codePoints.length);
    putParts("paragraph", Repeats.split(Python.strip(text), 2), codePoints.length, signals);
    putParts("line", Repeats.split(text, 1), codePoints.length, signals);
    Tokens words = EnglishWords.words(codePoints);
    WordGrams spaced = grams(codePoints, words, true);
    for (int n = 2; n <= 4; n++) {
      spaced.grow();
      signals.put("top_" + n + "_gram_ratio", Signals.share(top(spaced), codePoints.length));
    }
    WordGrams joined = grams(codePoints, words, false);
    for (int n = 2; n <= 10; n++) {
      joined.grow();
      if (n >= 5) {
        double share = Signals.share(repeated(joined), codePoints.length);
        signals.put("duplicated_" + n + "_gram_ratio", share);
      }
    }
    return signals;
  }

  private static void putParts(
      String name, List<String> parts, int length, SortedMap<String, Double> signals) {
    Repeats repeats = Repeats.of(parts);
    signals.put("duplicate_" + name + "_ratio", Signals.share(repeats.parts(), parts.size()));
    signals.put("duplicate_" + name + "_char_ratio", Signals.share(repeats.characters(), length));
  }

  private static WordGrams grams(int[] text, Tokens words, boolean spaced) {
    WordGrams grams = new WordGrams(words.size());
    for (int i = 0; i < words.size(); i++) {
      grams.add(text, words.start(i), words.end(i), spaced);
    }
    return grams;
  }

  /** Code points of the commonest run, spaces between its words, by its occurrences. */
  private static double top(WordGrams grams) {
    GramCounts counts = GramCounts.of(grams);
    int best = counts.mostCommon();
    if (best < 0) {
      return 0;
    }
    int first = counts.first(best);
    int length = grams.characters(first, first + grams.n()) + grams.n() - 1;
    return (double) length * counts.count(best);
  }

  /** A run that came before counts, and is stepped over. */
  private static double repeated(WordGrams grams) {
    GramCounts seen = GramCounts.ofSize(grams.count());
    long characters = 0;
    int i = 0;
    while (i < grams.count()) {
      boolean isNew = seen.add(grams.gram(i), i);
      characters += isNew ? 0 : grams.characters(i, i + grams.n());
      i += isNew ? 1 : grams.n();
    }
    return (double) characters;
  }
}
