package dev.gemel.text.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.text.Escaped;
import dev.gemel.text.MarkdownTexts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvFileSource;

class QualityProfileTest {
  private static final QualityProfile WRITING = QualityProfile.named("personal-writing@gemel");

  private static final Pattern WORD = Pattern.compile("%w");

  @ParameterizedTest
  @CsvFileSource(resources = "/cases/quality.csv", useHeadersInDisplayName = true)
  void assesses(
      String name,
      String profile,
      String language,
      int times,
      @ConvertWith(Escaped.class) String text,
      String reasons) {
    Verdict verdict = QualityProfile.named(profile).assess(repeat(text, times), language);
    assertEquals(reasons == null ? "" : reasons, String.join(" ", verdict.reasons()), name);
    assertEquals(reasons == null, verdict.keep());
  }

  /** Repeats a text; {@code %d} counts, every {@code %w} is another word. */
  private static String repeat(String text, int times) {
    SplittableRandom random = new SplittableRandom(1);
    return IntStream.range(0, times)
        .mapToObj(i -> WORD.matcher(text).replaceAll(m -> word(random)).replace("%d", "" + i))
        .collect(Collectors.joining());
  }

  private static String word(SplittableRandom random) {
    return ""
        + "bdfglmnprst".charAt(random.nextInt(11))
        + "aeiou".charAt(random.nextInt(5))
        + "bdfglmnprst".charAt(random.nextInt(11))
        + "aeiou".charAt(random.nextInt(5));
  }

  @Property(tries = 300)
  void reportsEverySignalAndAnySharesAreShares(@ForAll("texts") String text) {
    Verdict verdict = WRITING.assess(text, "en");
    assertEquals(Signals.names(), List.copyOf(verdict.signals().keySet()));
    assertEquals(verdict.reasons().isEmpty(), verdict.keep());
    verdict
        .signals()
        .forEach((name, value) -> assertTrue(Double.isFinite(value) && value >= 0, name));
    verdict.signals().entrySet().stream()
        .filter(e -> e.getKey().contains("line_") || e.getKey().contains("gram"))
        .forEach(e -> assertTrue(e.getValue() <= 1, e.toString()));
  }

  @Test
  void unknownNamesAreErrorsThatListTheKnownOnes() {
    Exception profile =
        assertThrows(IllegalArgumentException.class, () -> QualityProfile.named("gopher"));
    assertTrue(profile.toString().contains("personal-post@gemel"));
    for (Exception rule :
        List.of(
            assertThrows(
                IllegalArgumentException.class, () -> WRITING.withThresholds(Map.of("words", 3.0))),
            assertThrows(IllegalArgumentException.class, () -> WRITING.without(Set.of("words"))))) {
      assertTrue(rule.toString().contains("too_few_words"), rule.toString());
    }
    assertThrows(IllegalArgumentException.class, () -> QualityRule.min("a", "no_signal", 1));
    assertThrows(IllegalArgumentException.class, () -> QualityRule.min("a", "words", Double.NaN));
  }

  @Test
  void thresholdsAndRulesAreData() {
    QualityProfile relaxed = WRITING.withThresholds(Map.of("too_few_words", 2.0));
    assertTrue(relaxed.assess("The two of us have been to that place with a dog.").keep());
    assertEquals(List.of(), WRITING.without(Set.copyOf(WRITING.reasons())).assess("").reasons());
    assertNotEquals(WRITING.digest(), relaxed.digest());
    assertEquals(WRITING.digest(), QualityProfile.named("personal-writing@gemel").digest());
  }

  @Test
  void takesHugeTexts() {
    for (String part : List.of("a", "a ", "# \n", "...", "[", "日", "\n", "lorem ")) {
      WRITING.assess(part.repeat(300_000), "en");
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return MarkdownTexts.any();
  }
}
