package dev.gemel.text.quality;

import java.util.List;
import java.util.SortedMap;

/** Repeated runs of words as NeMo Curator scores them; a text of fewer words scores 1. */
final class NemoGrams {
  private NemoGrams() {}

  static void put(String text, int length, List<String> words, SortedMap<String, Double> scores) {
    WordGrams grams = DolmaGopher.grams(words);
    for (int n = 2; n <= 10; n++) {
      grams.grow();
      String name = n <= 4 ? "repeating_top_" + n + "grams" : "repeating_dup_" + n + "gram";
      scores.put(name, grams.count() == 0 ? 1 : score(text, words, grams) / length);
    }
  }

  private static double score(String text, List<String> words, WordGrams grams) {
    return grams.n() <= 4 ? top(text, words, grams) : repeated(grams);
  }

  /**
   * Characters of the text that go when the commonest run is deleted from it, also inside longer
   * words. Of equally common runs the first is taken; the source takes any.
   */
  private static double top(String text, List<String> words, WordGrams grams) {
    GramCounts counts = GramCounts.of(grams);
    int first = counts.first(counts.mostCommon());
    String run = String.join(" ", words.subList(first, first + grams.n()));
    return (double) Occurrences.count(text, run) * run.codePointCount(0, run.length());
  }

  /** Characters and spaces of runs that came before, none counted twice. */
  private static double repeated(WordGrams grams) {
    GramCounts seen = GramCounts.ofSize(grams.count());
    int n = grams.n();
    long taken = 0;
    int overlap = 0;
    for (int i = 0; i < grams.count(); i++) {
      if (!seen.add(grams.gram(i), i)) {
        taken += grams.characters(i + overlap, i + n) + Math.min(n - overlap, n - 1);
        overlap = n;
      }
      overlap = Math.max(overlap - 1, 0);
    }
    return (double) taken;
  }
}
