package dev.gemel.text.dedup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinHashTest {
  private final MinHash minHash = new MinHash(MinHashConfig.DEFAULT);
  private final LshBands bands = new LshBands(MinHashConfig.DEFAULT);

  @Test
  void aTextWithoutWordsHasNoSignatureAndNoKeys() {
    assertEquals(0, minHash.signature(" ... ").length);
    assertEquals(0, bands.keys(new long[0]).length);
    assertEquals(0, MinHash.estimate(new long[0], new long[0]));
  }

  @Test
  void equalTextsShareEveryKeyAndSmallEditsSome() {
    String text = "one two three four five six seven eight nine ten ".repeat(3) + words(1, 300);
    long[] keys = bands.keys(minHash.signature(text));
    assertEquals(14, Arrays.stream(keys).distinct().count());
    assertArrayEquals(keys, bands.keys(minHash.signature(text.toUpperCase(java.util.Locale.ROOT))));
    assertTrue(shared(keys, bands.keys(minHash.signature(text + " and one word more"))) > 0);
    assertEquals(0, shared(keys, bands.keys(minHash.signature(words(2, 300)))));
  }

  @ParameterizedTest
  @CsvSource({"0.1", "0.3", "0.5", "0.7", "0.9"})
  void estimatesTheJaccardSimilarity(double similarity) {
    MinHash wide = new MinHash(new MinHashConfig(5, 64, 8, 7));
    double sum = 0;
    for (int trial = 0; trial < 20; trial++) {
      long[][] sets = sets(trial, 1_000, similarity);
      double estimate = MinHash.estimate(wide.signature(sets[0]), wide.signature(sets[1]));
      sum += estimate - Similarity.jaccard(sets[0], sets[1]);
    }
    // The standard error of the mean of 20 estimates of 512 values is at most 0.005.
    assertEquals(0, sum / 20, 0.02);
  }

  @ParameterizedTest
  @CsvSource({"0.7, 0.565", "0.75, 0.772", "0.8, 0.924", "0.9, 1.0"})
  void candidateProbabilityOfTheDefault(double similarity, double expected) {
    assertEquals(expected, MinHashConfig.DEFAULT.candidateProbability(similarity), 0.001);
  }

  @ParameterizedTest
  @CsvSource({"0.6", "0.7", "0.8"})
  void pairsMeetAsOftenAsTheBandsPromise(double similarity) {
    int met = 0;
    for (int trial = 0; trial < 400; trial++) {
      long[][] sets = sets(trial, 500, similarity);
      long[] keys = bands.keys(minHash.signature(sets[0]));
      met += shared(keys, bands.keys(minHash.signature(sets[1]))) > 0 ? 1 : 0;
    }
    double expected = MinHashConfig.DEFAULT.candidateProbability(similarity);
    assertEquals(expected, met / 400.0, 0.1);
  }

  @Test
  void anotherSeedGivesAnotherFamily() {
    MinHash other = new MinHash(new MinHashConfig(5, 14, 8, 2));
    String text = words(1, 100);
    assertFalse(Arrays.equals(minHash.signature(text), other.signature(text)));
  }

  @Test
  void wrongSizesAreErrors() {
    assertThrows(IllegalArgumentException.class, () -> new MinHashConfig(0, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new MinHashConfig(5, 1 << 20, 1 << 20, 1));
    assertThrows(IllegalArgumentException.class, () -> bands.keys(new long[3]));
    assertThrows(IllegalArgumentException.class, () -> MinHash.estimate(new long[2], new long[3]));
  }

  @Test
  void similarityOfSets() {
    long[] a = {1, 2, 3, 4};
    long[] b = {3, 4, 5};
    assertEquals(0.4, Similarity.jaccard(a, b));
    assertEquals(2.0 / 3, Similarity.containment(a, b));
    assertEquals(1, Similarity.containment(a, new long[] {2}));
    assertEquals(0, Similarity.jaccard(new long[0], new long[0]));
    assertEquals(0, Similarity.containment(a, new long[0]));
  }

  private static long shared(long[] a, long[] b) {
    return LongStream.range(0, a.length).filter(i -> a[(int) i] == b[(int) i]).count();
  }

  private static String words(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append((char) ('a' + random.nextInt(26))).append((char) ('a' + random.nextInt(26)));
      text.append((char) ('a' + random.nextInt(26))).append(' ');
    }
    return text.toString();
  }

  /** Two sets of random values with about this Jaccard similarity. */
  private static long[][] sets(long seed, int size, double similarity) {
    SplittableRandom random = new SplittableRandom(seed);
    int shared = (int) (2 * size * similarity / (1 + similarity));
    long[] both = random.longs(shared).toArray();
    long[][] sets = new long[2][];
    for (int i = 0; i < 2; i++) {
      LongStream own = random.longs(size - shared);
      sets[i] = LongStream.concat(Arrays.stream(both), own).sorted().distinct().toArray();
    }
    return sets;
  }
}
