package dev.gemel.text.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.text.Escaped;
import java.text.Normalizer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvFileSource;

class TextNormalizerTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/cases/normalize.csv", useHeadersInDisplayName = true)
  void normalizes(
      String name,
      @ConvertWith(Escaped.class) String input,
      @ConvertWith(Escaped.class) String expected) {
    assertEquals(expected, TextNormalizer.normalize(input), name);
    assertEquals(expected, TextNormalizer.normalize(expected), name + ", again");
  }

  @Property(tries = 2_000)
  void isIdempotent(@ForAll("texts") String text) {
    String once = TextNormalizer.normalize(text);
    assertEquals(once, TextNormalizer.normalize(once));
  }

  @Property(tries = 2_000)
  void losesAndReordersNoLetterOrDigit(@ForAll("unbrokenTexts") String text) {
    assertEquals(letters(text), letters(TextNormalizer.normalize(text)));
  }

  @Property(tries = 1_000)
  void leavesNoControlTrailingSpaceOrTwoBlankLines(@ForAll("unbrokenTexts") String text) {
    String out = TextNormalizer.normalize(text);
    assertTrue(out.chars().allMatch(c -> c == '\n' || c == '\t' || !Character.isISOControl(c)));
    assertFalse(out.lines().anyMatch(line -> line.endsWith(" ")));
    assertFalse(!out.contains("```") && !out.contains("~~~") && out.contains("\n\n\n"));
  }

  @Test
  void takesHugeTextInOneGo() {
    String line = "word \u200B𝗯𝗼𝗹𝗱 cafÃ© \u00A0 end  \r\n\r\n\r\n";
    String out = TextNormalizer.normalize(line.repeat(20_000));
    assertTrue(out.startsWith("word bold café end\n\nword"));
    assertEquals(20_000, out.split("\n\n").length);
  }

  @Test
  void survivesLoneSurrogates() {
    assertEquals("ab", TextNormalizer.normalize("a\uD83Db\uDE00"));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(unbrokenTexts(), mojibake(), Arbitraries.strings().ofMaxLength(40));
  }

  /** Text of the characters that the normaliser treats in a special way, and of any others. */
  @Provide
  Arbitrary<String> unbrokenTexts() {
    return pieces(
        "a",
        "B",
        "1",
        " ",
        "  ",
        "    ",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "```",
        "\n```\n",
        "~~~",
        "#",
        "\u00A0",
        "\u200B",
        "\u200D",
        "\u200C",
        "\u00AD",
        "\uFEFF",
        "\u202E",
        "\u2028",
        "\u0000",
        "\u0301",
        "e\u0301",
        "\uFE0F",
        "👩",
        "👩\u200D💻",
        "🏴",
        "𝗕",
        "𝟏",
        "Ａ",
        "１",
        "ℝ",
        "ℋ",
        "क",
        "\u094D",
        "ی",
        "漢",
        "\uDB40\uDC67",
        "\uDB40\uDD01",
        "\uD800",
        "İ",
        "ß",
        "\u212B",
        "\u0958");
  }

  private static Arbitrary<String> mojibake() {
    return pieces(
        "a", "Ã", "\u00A0", "©", "â", "€", "™", "\u0080", "\u0099", "Â", "»", "ð", "Ÿ", "˜", "€",
        "É", "A\u0303", "\u00AD", "\u200B", " ", "Ð", "¿", "Ñ", "‚", "ƒ", "Æ", "’");
  }

  private static Arbitrary<String> pieces(String... pieces) {
    return Arbitraries.of(pieces).list().ofMaxSize(30).map(list -> String.join("", list));
  }

  private static String letters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
