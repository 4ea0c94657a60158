package dev.gemel.text.sparse;

import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opennlp.tools.stemmer.Stemmer;
import opennlp.tools.stemmer.snowball.SnowballStemmer;

/**
 * Sparse vectors whose dot product, once the server has multiplied in each word's rarity (IDF), is
 * BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
 *
 * <p>A document's component is {@code tf (k1 + 1) / (tf + k1 (1 - b + b length / averageLength))},
 * a query's is 1, and a word's index is the absolute value of its Murmur3 hash: what Qdrant's own
 * BM25 model (Qdrant/bm25 in FastEmbed) computes. Unlike there, no stop words are left out, since
 * no library at hand brings lists of them; IDF weighs them next to nothing.
 *
 * <p>{@code new Bm25(policy).query("Feeding a starter")} has three components. Safe for use by many
 * threads.
 */
public final class Bm25 {
  private final Bm25Policy policy;

  /** Weighs as {@code policy} says. */
  public Bm25(Bm25Policy policy) {
    this.policy = policy;
  }

  /** The vector of a text to be found; empty for a text without words. */
  public SparseVector document(String text) {
    List<String> words = words(text);
    Map<Integer, Integer> counts = new HashMap<>();
    words.forEach(word -> counts.merge(index(word), 1, Integer::sum));
    double length = 1 - policy.b() + policy.b() * words.size() / policy.averageLength();
    Map<Integer, Float> weights = new HashMap<>();
    counts.forEach((index, count) -> weights.put(index, weight(count, length)));
    return SparseVector.of(weights);
  }

  /** The vector of a question; empty for one without words. */
  public SparseVector query(String text) {
    Map<Integer, Float> weights = new HashMap<>();
    words(text).forEach(word -> weights.put(index(word), 1f));
    return SparseVector.of(weights);
  }

  private float weight(int count, double length) {
    return (float) (count * (policy.k1() + 1) / (count + policy.k1() * length));
  }

  /** The words of a text as they are compared. */
  List<String> words(String text) {
    List<String> tokens = Tokens.of(text);
    if (policy.stemmer() == null) {
      return tokens;
    }
    // A stemmer of its own for each text: Snowball's keep state.
    Stemmer stemmer = new SnowballStemmer(Bm25Policy.algorithm(policy.stemmer()));
    return tokens.stream().map(token -> stemmer.stem(token).toString()).toList();
  }

  /** The component of a word, an unsigned number; rarely, two words share one. */
  static int index(String word) {
    return Math.abs(Hashing.murmur3_32().hashBytesToInt(word.getBytes(StandardCharsets.UTF_8)));
  }
}
