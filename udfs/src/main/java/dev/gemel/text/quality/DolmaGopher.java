package dev.gemel.text.quality;

import dev.gemel.text.words.Python;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The signals of dolma's tagger gopher_v1, rounded to five places as its output is. */
final class DolmaGopher {
  private static final Set<String> REQUIRED =
      Set.of("the", "be", "to", "of", "and", "that", "have", "with");

  private static final int PLACES = 5;

  private final SortedMap<String, Double> signals = new TreeMap<>();
  private final List<String> words;
  private int characters;
  private int symbols;
  private int alphabetic;
  private int required;

  private DolmaGopher(String text) {
    words = Python.words(text);
  }

  static SortedMap<String, Double> measure(String text) {
    DolmaGopher tagger = new DolmaGopher(text);
    tagger.putWords();
    tagger.putLines(Repeats.splitAt(text, "\n"), text.isEmpty());
    tagger.putGrams();
    tagger.put("character_count", Python.length(text));
    return tagger.signals;
  }

  private void putWords() {
    int[] lengths = words.stream().mapToInt(Python::length).sorted().toArray();
    characters = Arrays.stream(lengths).sum();
    for (String word : words) {
      symbols += word.indexOf('#') >= 0 || word.indexOf('…') >= 0 ? 1 : 0;
      alphabetic += word.codePoints().anyMatch(Character::isLetter) ? 1 : 0;
      required += REQUIRED.contains(word) ? 1 : 0;
    }
    put("word_count", words.size());
    put("median_word_length", median(lengths));
    put("symbol_to_word_ratio", Signals.share(symbols, words.size()));
    put("fraction_of_words_with_alpha_character", Signals.share(alphabetic, words.size()));
    put("required_word_count", required);
  }

  private static double median(int[] sorted) {
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return 0;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
  }

  private void putLines(List<String> lines, boolean empty) {
    Map<String, Integer> counts = new HashMap<>();
    int bullets = 0;
    int ellipses = 0;
    for (String line : lines) {
      counts.merge(line, 1, Integer::sum);
      bullets += line.startsWith("*") || line.startsWith("-") ? 1 : 0;
      ellipses += line.endsWith("…") ? 1 : 0;
    }
    put("fraction_of_lines_starting_with_bullet_point", Signals.share(bullets, lines.size()));
    put("fraction_of_lines_ending_with_ellipsis", Signals.share(ellipses, lines.size()));
    putRepeated(counts, empty ? 0 : lines.size());
  }

  private void putRepeated(Map<String, Integer> counts, int lines) {
    int repeated = 0;
    long taken = 0;
    for (Map.Entry<String, Integer> line : counts.entrySet()) {
      if (line.getValue() > 1) {
        repeated += line.getValue();
        taken += (long) Python.length(line.getKey()) * line.getValue();
      }
    }
    put("fraction_of_duplicate_lines", Signals.share(repeated, lines));
    put("fraction_of_characters_in_duplicate_lines", taken / (double) Math.max(characters, 1));
  }

  private void putGrams() {
    WordGrams grams = grams(words);
    for (int n = 2; n <= 10; n++) {
      grams.grow();
      GramCounts counts = GramCounts.of(grams);
      if (n <= 4) {
        put("fraction_of_characters_in_most_common_" + n + "grams", mostCommon(grams, counts));
      } else {
        put("fraction_of_characters_in_duplicate_" + n + "grams", duplicate(grams, counts));
      }
    }
  }

  static WordGrams grams(List<String> words) {
    WordGrams grams = new WordGrams(words.size());
    for (String word : words) {
      int[] codePoints = word.codePoints().toArray();
      grams.add(codePoints, 0, codePoints.length, true);
    }
    return grams;
  }

  private double mostCommon(WordGrams grams, GramCounts counts) {
    int best = counts.mostCommon();
    if (best < 0) {
      return 0;
    }
    int first = counts.first(best);
    long taken = (long) counts.count(best) * grams.characters(first, first + grams.n());
    return taken / (double) Math.max(characters, 1);
  }

  private static double duplicate(WordGrams grams, GramCounts counts) {
    long all = 0;
    long taken = 0;
    for (int i = 0; i < counts.distinct(); i++) {
      int first = counts.first(i);
      long room = (long) counts.count(i) * grams.characters(first, first + grams.n());
      all += room;
      taken += counts.count(i) > 1 ? room : 0;
    }
    return taken / (double) Math.max(all, 1);
  }

  private void put(String name, double value) {
    signals.put(name, new BigDecimal(value).setScale(PLACES, RoundingMode.HALF_EVEN).doubleValue());
  }
}
