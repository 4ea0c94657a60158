package dev.gemel.text.quality;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.gemel.text.words.LowerCase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Signals of repeated word n-grams, as shares of the characters of all words joined by spaces
 * (Gopher, arXiv 2112.11446, table A1). N-grams are compared by 64-bit hashes of their words in
 * lower case.
 */
final class RepetitionSignals {
  private final long[] hashes;

  /** Characters of the words before each word, with a space after every word. */
  private final int[] offsets;

  private RepetitionSignals(List<String> tokens) {
    hashes = new long[tokens.size()];
    offsets = new int[tokens.size() + 1];
    for (int i = 0; i < hashes.length; i++) {
      String word = LowerCase.of(tokens.get(i));
      hashes[i] = hash(word);
      offsets[i + 1] = offsets[i] + word.length() + 1;
    }
  }

  static void measure(Prose prose, SortedMap<String, Double> signals) {
    RepetitionSignals grams = new RepetitionSignals(prose.tokens());
    signals.put(Signals.TOP_2GRAM_CHAR_RATIO, grams.top(2));
    signals.put(Signals.TOP_3GRAM_CHAR_RATIO, grams.top(3));
    signals.put(Signals.TOP_4GRAM_CHAR_RATIO, grams.top(4));
    signals.put(Signals.DUPLICATE_5GRAM_CHAR_RATIO, grams.repeated(5));
    signals.put(Signals.DUPLICATE_10GRAM_CHAR_RATIO, grams.repeated(10));
  }

  private double top(int n) {
    Map<Long, Integer> room = new HashMap<>();
    int most = 0;
    for (int i = 0; i + n <= hashes.length; i++) {
      int length = length(i, n);
      int taken = room.merge(gram(i, n), length, Integer::sum);
      most = taken > length ? Math.max(most, taken) : most;
    }
    return share(most);
  }

  /** A greedy scan: a run that occurred before counts once and is stepped over. */
  private double repeated(int n) {
    Set<Long> seen = new HashSet<>();
    int taken = 0;
    int i = 0;
    while (i + n <= hashes.length) {
      boolean isNew = seen.add(gram(i, n));
      taken += isNew ? 0 : length(i, n);
      i += isNew ? 1 : n;
    }
    return share(taken);
  }

  /** Overlapping occurrences ("ha ha ha") may take more room than there is. */
  private double share(int taken) {
    return Math.min(1, Signals.share(taken, Math.max(0, offsets[hashes.length] - 1)));
  }

  private int length(int start, int n) {
    return offsets[start + n] - offsets[start] - 1;
  }

  private long gram(int start, int n) {
    long hash = n;
    for (int i = start; i < start + n; i++) {
      hash = (hash ^ hashes[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  private static long hash(String word) {
    return Hashing.xxh3_64().hashCharsToLong(word);
  }
}
