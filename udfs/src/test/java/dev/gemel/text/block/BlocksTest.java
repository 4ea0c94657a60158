package dev.gemel.text.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.text.Escaped;
import dev.gemel.text.MarkdownTexts;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvFileSource;

class BlocksTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/cases/blocks.csv", useHeadersInDisplayName = true)
  void parses(
      String name,
      @ConvertWith(Escaped.class) String markdown,
      @ConvertWith(Escaped.class) String expected) {
    String actual =
        Blocks.parse(markdown).stream()
            .map(
                b ->
                    b.kind().name().charAt(0) + "{" + b.span().of(markdown) + "}" + b.headingPath())
            .collect(Collectors.joining(" "));
    assertEquals(expected, actual, name);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/cases/sentences.csv", useHeadersInDisplayName = true)
  void splitsSentences(
      @ConvertWith(Escaped.class) String text, @ConvertWith(Escaped.class) String expected) {
    assertEquals(
        expected,
        Sentences.split(text).stream().map(s -> s.of(text)).collect(Collectors.joining(" | ")));
  }

  @Property(tries = 1_000)
  void everyVisibleCharacterIsInExactlyOneBlockAndSentence(@ForAll("texts") String text) {
    List<Span> blocks = Blocks.parse(text).stream().map(Block::span).toList();
    assertEquals(visible(text), visible(blocks, text));
    assertEquals(visible(text), visible(Sentences.split(text), text));
    for (int i = 1; i < blocks.size(); i++) {
      assertTrue(blocks.get(i - 1).end() <= blocks.get(i).start());
    }
  }

  @Test
  void hostileTextTakesLinearTime() {
    readRepeated(4_000);
  }

  @Tag("heavy")
  @Test
  void hugeHostileTextTakesLinearTime() {
    readRepeated(20_000);
  }

  private static void readRepeated(int times) {
    // Quadratic behaviour would take minutes here and run into the build's limit.
    for (String part :
        List.of("# ", "#\n", "a\n===\n", "```\n", "- ", "[", "![](", "*", "Dr. ", "1. ")) {
      Blocks.parse(part.repeat(10 * times));
      Sentences.split(part.repeat(times));
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return MarkdownTexts.any();
  }

  private static String visible(List<Span> spans, String text) {
    return visible(spans.stream().map(s -> s.of(text)).collect(Collectors.joining()));
  }

  private static String visible(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
