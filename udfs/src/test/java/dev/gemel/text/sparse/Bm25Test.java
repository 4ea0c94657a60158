package dev.gemel.text.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.text.Escaped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class Bm25Test {
  private static final Bm25Policy PLAIN = new Bm25Policy(1.2, 0.75, 4, null);

  private final Bm25 bm25 = new Bm25(PLAIN);

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/cases/bm25-words.csv", numLinesToSkip = 1, nullValues = "-")
  void words(
      @Nullable String stemmer,
      @ConvertWith(Escaped.class) String text,
      @ConvertWith(Escaped.class) String expected) {
    Bm25 model = new Bm25(new Bm25Policy(1.2, 0.75, 100, stemmer));
    String words = String.join("|", model.words(text));
    assertEquals(expected, words);
  }

  /** By the documentation of Python's mmh3, whose values Qdrant's model takes. */
  @ParameterizedTest
  @CsvSource({"foo, 156908512", "hello, 613153351"})
  void indexesAsQdrantsModelDoes(String word, int index) {
    assertEquals(index, Bm25.index(word));
  }

  @Test
  void weighsByFrequencyAndLength() {
    // Four words, the average: 1 (2.2) / (1 + 1.2) = 1 and 3 (2.2) / (3 + 1.2) = 1.571.
    SparseVector vector = bm25.document("tea tea tea cup");
    assertEquals(1.5714f, weight(vector, "tea"), 1e-4);
    assertEquals(1f, weight(vector, "cup"), 1e-6);
    // Eight words: 1 (2.2) / (1 + 1.2 (0.25 + 0.75 * 2)) = 0.7097.
    assertEquals(0.7097f, weight(bm25.document("cup a b c d e f g"), "cup"), 1e-4);
  }

  @Test
  void aTextWithoutWordsIsEmpty() {
    assertTrue(bm25.document(" - ").isEmpty());
    assertTrue(bm25.query("").isEmpty());
    assertEquals("{}", bm25.query("").toString());
  }

  @Test
  void takesAHugeText() {
    SparseVector vector = bm25.document("word ".repeat(1_000_000));
    assertEquals(1, vector.indices().length);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5, 10, ", "1, 1.5, 10, ", "1, 0.5, 0, ", "NaN, 0.5, 10, ", "1, 0.5, 10, x"})
  void refusesSenselessPolicies(double k1, double b, double length, @Nullable String stemmer) {
    assertThrows(IllegalArgumentException.class, () -> new Bm25Policy(k1, b, length, stemmer));
  }

  @Test
  void refusesVectorsThatDoNotAscend() {
    float[] two = {1, 2};
    assertThrows(IllegalArgumentException.class, () -> new SparseVector(new int[] {2, 1}, two));
    assertThrows(IllegalArgumentException.class, () -> new SparseVector(new int[] {1, 1}, two));
    assertThrows(IllegalArgumentException.class, () -> new SparseVector(new int[] {1}, two));
    // -1 is the largest unsigned number.
    assertEquals("{1:1.0 4294967295:2.0}", new SparseVector(new int[] {1, -1}, two).toString());
  }

  @Property(tries = 200)
  void anyTextGivesBoundedWeightsThatItsQueryFinds(@ForAll String text) {
    SparseVector document = bm25.document(text);
    SparseVector query = bm25.query(text);
    assertTrue(Arrays.equals(document.indices(), query.indices()));
    for (float weight : document.values()) {
      assertTrue(weight > 0 && weight < PLAIN.k1() + 1, () -> "weight " + weight);
    }
  }

  @Property(tries = 100)
  void theOrderOfWordsDoesNotCount(
      @ForAll @Size(max = 20) List<@AlphaChars @StringLength(min = 1, max = 6) String> words,
      @ForAll Random random) {
    List<String> shuffled = new ArrayList<>(words);
    Collections.shuffle(shuffled, random);
    assertEquals(bm25.document(String.join(" ", words)), bm25.document(String.join(" ", shuffled)));
  }

  @Property(tries = 50)
  void oneMoreOccurrenceWeighsMore(@ForAll @IntRange(min = 1, max = 50) int count) {
    Bm25 model = new Bm25(new Bm25Policy(1.2, 0, 100, null));
    float less = weight(model.document("word ".repeat(count)), "word");
    assertTrue(less < weight(model.document("word ".repeat(count + 1)), "word"));
  }

  private static float weight(SparseVector vector, String word) {
    return vector.values()[Arrays.binarySearch(vector.indices(), Bm25.index(word))];
  }
}
