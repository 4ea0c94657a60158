package dev.gemel.text.dedup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.text.Escaped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvFileSource;

class ShinglesTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/cases/words.csv", useHeadersInDisplayName = true)
  void comparableWords(
      @ConvertWith(Escaped.class) String text, @ConvertWith(Escaped.class) String words) {
    assertEquals(words, String.join(" ", WordStream.of(text)));
  }

  @Test
  void wordsDoNotDependOnTheDefaultLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertEquals(List.of("title", "istanbul"), WordStream.of("TITLE İSTANBUL"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aShortTextIsOneShingle() {
    assertEquals(1, Shingles.words("only three words", 5).length);
    assertEquals(0, Shingles.words("... !", 5).length);
    assertEquals(0, Shingles.words("", 5).length);
    assertThrows(IllegalArgumentException.class, () -> Shingles.words("a", 0));
  }

  @Test
  void orderMatters() {
    assertEquals(
        0,
        Similarity.jaccard(Shingles.words("man bites dog", 3), Shingles.words("dog bites man", 3)));
  }

  /** Shingles are stored: the hash must never change. */
  @Test
  void hashesNeverChange() {
    assertArrayEquals(
        new long[] {GOLDEN_1, GOLDEN_2}, Shingles.words("the quick brown fox jumps over", 5));
  }

  private static final long GOLDEN_1 = -5409761455580216130L;
  private static final long GOLDEN_2 = -1922973196266294085L;

  @Property(tries = 500)
  void sortedAndDistinct(@ForAll String text, @ForAll @IntRange(min = 1, max = 8) int n) {
    long[] shingles = Shingles.words(text, n);
    assertArrayEquals(Arrays.stream(shingles).sorted().distinct().toArray(), shingles);
    assertTrue(shingles.length <= Math.max(1, WordStream.of(text).size()));
  }

  @Property(tries = 300)
  void layoutDoesNotMatter(@ForAll List<@net.jqwik.api.constraints.AlphaChars String> words) {
    String a = String.join(" ", words);
    String b = String.join(",\n\t", words).toUpperCase(Locale.ROOT);
    assertArrayEquals(Shingles.words(a, 3), Shingles.words(b, 3));
  }
}
