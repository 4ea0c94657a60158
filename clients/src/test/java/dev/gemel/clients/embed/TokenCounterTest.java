package dev.gemel.clients.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TokenCounterTest {
  private static final TokenCounter COUNTER =
      TokenCounter.load(new EmbeddingSpec("all-MiniLM-L6-v2", 256, 1));

  @ParameterizedTest
  @CsvFileSource(resources = "/cases/token-counts.csv", numLinesToSkip = 1)
  void counts(String text, int tokens) {
    assertEquals(tokens, COUNTER.applyAsInt(text));
  }

  @Test
  void theWindowLeavesRoomForTheSpecialTokens() {
    assertEquals(254, COUNTER.window());
  }

  @Test
  void longTextCountsLikeItsPieces() {
    String sentence = "Tokenizers split words into pieces; naïve façades too. ";
    int one = COUNTER.applyAsInt(sentence);
    assertEquals(20_000 * one, COUNTER.applyAsInt(sentence.repeat(20_000)));
  }

  @Test
  void longTextWithoutSpacesIsCountedToo() {
    // Chinese characters are tokens of their own, wherever the text is cut.
    assertEquals(300_000, COUNTER.applyAsInt("中".repeat(300_000)));
  }

  @Property(tries = 100)
  void textsJoinedByWhiteSpaceAddUp(@ForAll("texts") List<String> texts) {
    int sum = texts.stream().mapToInt(COUNTER).sum();
    assertEquals(sum, COUNTER.applyAsInt(texts.stream().collect(Collectors.joining("\n"))));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.strings().ofMaxLength(60).list().ofMaxSize(6);
  }
}
