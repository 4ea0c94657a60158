package dev.gemel.text.sparse;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import opennlp.tools.stemmer.snowball.SnowballStemmer;
import org.jspecify.annotations.Nullable;

/**
 * How {@link Bm25} weighs words.
 *
 * @param k1 how slowly a word's further occurrences stop to count; over 0, usually 1.2
 * @param b how much long texts are held back, 0 to 1, usually 0.75
 * @param averageLength words of a usual text. A fixed number, since a weight that depended on the
 *     other texts would have to be written anew with each of them
 * @param stemmer a Snowball stemmer by its English name, such as {@code english}; null for words as
 *     they stand
 */
public record Bm25Policy(double k1, double b, double averageLength, @Nullable String stemmer)
    implements Serializable {

  /**
   * @throws IllegalArgumentException for a number out of its range or a stemmer that is not known
   */
  public Bm25Policy {
    if (!(k1 > 0 && k1 <= 100) || !(b >= 0 && b <= 1)) {
      throw new IllegalArgumentException(
          "k1 is %s and b is %s; expected over 0 to 100, and 0 to 1".formatted(k1, b));
    }
    if (!(averageLength >= 1 && averageLength <= 1e6)) {
      throw new IllegalArgumentException(
          "averageLength is %s; expected 1 to 1000000 words".formatted(averageLength));
    }
    if (stemmer != null) {
      algorithm(stemmer);
    }
  }

  /** The names of the stemmers. */
  public static List<String> stemmers() {
    return Arrays.stream(SnowballStemmer.ALGORITHM.values()).map(Bm25Policy::nameOf).toList();
  }

  private static String nameOf(SnowballStemmer.ALGORITHM algorithm) {
    return algorithm.name().toLowerCase(Locale.ROOT);
  }

  /** The stemmer's algorithm. */
  static SnowballStemmer.ALGORITHM algorithm(String stemmer) {
    for (SnowballStemmer.ALGORITHM algorithm : SnowballStemmer.ALGORITHM.values()) {
      if (nameOf(algorithm).equals(stemmer)) {
        return algorithm;
      }
    }
    throw new IllegalArgumentException(
        "stemmer is '%s'; expected the name of a Snowball stemmer, such as english"
            .formatted(stemmer));
  }
}
