package dev.gemel.text.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.text.MarkdownTexts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class EnglishWordsTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/cases/english-words.csv", useHeadersInDisplayName = true)
  void cutsAsItsSource(String text, String tokens, int sentences) {
    assertEquals(tokens == null ? "" : tokens, String.join("|", words(text)));
    assertEquals(sentences, EnglishWords.sentences(text));
  }

  private static List<String> words(String text) {
    Tokens tokens = EnglishWords.words(text.codePoints().toArray());
    return IntStream.range(0, tokens.size()).mapToObj(tokens::text).toList();
  }

  @Property(tries = 500)
  void wordsAreTheTextWithoutItsSpaces(@ForAll("texts") String text) {
    String kept =
        text.codePoints()
            .filter(c -> !Python.isSpace(c))
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    assertEquals(kept, String.join("", words(text)));
  }

  @Test
  void spacesAndLinesAreThoseOfPython() {
    assertTrue(Python.isSpace(0x1F) && Python.isSpace(0x85) && Python.isSpace(0xA0));
    assertTrue(!Python.isSpace(0x200B) && !Python.isSpace('a'));
    assertEquals(List.of("a", "", "b"), Python.lines("a\r\n\u2028b\n"));
    assertEquals(List.of("a", "b"), Python.words("\u00a0a \u3000b\t"));
    assertEquals("a", Python.strip("\u0085 a\u2003"));
  }

  @Provide
  Arbitrary<String> texts() {
    return MarkdownTexts.any();
  }
}
