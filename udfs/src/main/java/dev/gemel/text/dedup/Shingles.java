package dev.gemel.text.dedup;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;
import java.util.List;

/**
 * Word shingles of a text as 64-bit hashes (Broder 1997).
 *
 * <p>Words are compared in lower case, without accents and other marks (NFD); every number is 0;
 * whatever is neither letter nor digit separates words; a letter of a script without spaces (Han,
 * Kana, Thai and others) is a word of its own. So layout, punctuation and figures do not hide a
 * copy.
 */
public final class Shingles {
  private static final Hasher64 XXH3 = Hashing.xxh3_64();

  private Shingles() {}

  /**
   * The distinct hashes of a text's word n-grams, sorted as signed numbers.
   *
   * @param n words per shingle, at least 1; a text of fewer words gives one shingle of all of them
   * @return an empty array for a text without words
   */
  public static long[] words(String text, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("a shingle needs at least 1 word, got " + n);
    }
    long[] words = hashes(WordStream.of(text));
    if (words.length == 0) {
      return words;
    }
    int size = Math.min(n, words.length);
    long[] shingles = new long[words.length - size + 1];
    for (int i = 0; i < shingles.length; i++) {
      shingles[i] = shingle(words, i, size);
    }
    Arrays.sort(shingles);
    return distinct(shingles);
  }

  private static long[] hashes(List<String> words) {
    long[] hashes = new long[words.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = XXH3.hashCharsToLong(words.get(i));
    }
    return hashes;
  }

  /** Order counts: "man bites dog" is not "dog bites man". */
  private static long shingle(long[] words, int start, int size) {
    long hash = size;
    for (int i = start; i < start + size; i++) {
      hash = hash * Mix.GOLDEN + words[i];
      hash ^= hash >>> 32;
    }
    return Mix.mix(hash);
  }

  private static long[] distinct(long[] sorted) {
    int count = 1;
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] != sorted[count - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }
}
