package dev.gemel.text.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.text.Escaped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvFileSource;

class LanguageIdentifierTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/cases/language.csv", useHeadersInDisplayName = true)
  void identifies(String code, @ConvertWith(Escaped.class) String text) {
    Language language = LanguageIdentifier.identify(text);
    assertEquals(code, language.code());
    assertEquals(code.equals("und"), language.confidence() == 0);
  }

  @Test
  void looksAtABoundedSampleOfAHugeText() {
    String huge = "日本語の文章です。".repeat(1_000_000);
    assertTrue(LanguageIdentifier.sample(huge).length() <= 5_002);
    assertEquals("ja", LanguageIdentifier.identify(huge).code());
  }

  @Test
  void neverCutsASurrogatePair() {
    String huge = "a" + "😀".repeat(10_000);
    assertEquals(
        -1,
        LanguageIdentifier.sample(huge)
            .codePoints()
            .filter(c -> c >= 0xD800 && c <= 0xDFFF)
            .findFirst()
            .orElse(-1));
  }

  @Test
  void isThreadSafe() {
    List<String> texts =
        List.of(
            "The quick brown fox jumps over the lazy dog and runs away into the forest.",
            "Der schnelle braune Fuchs springt über den faulen Hund und läuft in den Wald.");
    Set<String> seen =
        IntStream.range(0, 400)
            .parallel()
            .mapToObj(i -> (i % 2) + LanguageIdentifier.identify(texts.get(i % 2)).toString())
            .collect(Collectors.toSet());
    assertEquals(2, seen.size());
  }

  @Property(tries = 200)
  void isTotal(@ForAll String text) {
    double confidence = LanguageIdentifier.identify(text).confidence();
    assertTrue(confidence >= 0 && confidence <= 1);
  }
}
