package dev.gemel.text.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.text.MarkdownTexts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The profiles of other engines, against answers of those engines (benchmarks/quality/golden.py).
 */
class PeerProfilesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> NAMES =
      QualityProfile.names().stream().filter(name -> !name.endsWith("@gemel")).toList();

  @ParameterizedTest
  @ValueSource(strings = {"datatrove", "nemo", "dolma"})
  void agreesWithItsSource(String engine) throws IOException {
    List<String> differing = new ArrayList<>();
    for (JsonNode row : rows("/golden/quality-" + engine + ".jsonl")) {
      Verdict verdict =
          QualityProfile.named(row.get("profile").asText()).assess(row.get("text").asText());
      List<String> theirs = new ArrayList<>();
      row.get("reasons").forEach(reason -> theirs.add(reason.asText()));
      boolean first = engine.equals("datatrove");
      Set<String> ours = new TreeSet<>(verdict.reasons());
      boolean same =
          first
              ? verdict.reasons().stream().limit(1).toList().equals(theirs)
              : ours.equals(new TreeSet<>(theirs));
      String edited = row.get("edited").isNull() ? null : row.get("edited").asText();
      boolean text = edited == null || edited.equals(verdict.text());
      if (!same || !text || verdict.keep() != theirs.isEmpty()) {
        differing.add(row + " but " + verdict);
      }
    }
    assertEquals(List.of(), differing);
  }

  private static List<JsonNode> rows(String resource) throws IOException {
    try (InputStream in = PeerProfilesTest.class.getResourceAsStream(resource)) {
      List<JsonNode> rows = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        rows.add(MAPPER.readTree(line));
      }
      return rows;
    }
  }

  @Test
  void thereAreSix() {
    assertEquals(
        List.of(
            "gopher@datatrove",
            "gopher-repetition@datatrove",
            "c4@datatrove",
            "fineweb@datatrove",
            "heuristics@nemo",
            "gopher@dolma"),
        NAMES);
  }

  @Property(tries = 200)
  void measuresTheSameSignalsOfAnyText(@ForAll("texts") String text) {
    for (String name : NAMES) {
      QualityProfile profile = QualityProfile.named(name);
      Verdict verdict = profile.assess(text);
      assertEquals(profile.source().names(), List.copyOf(verdict.signals().keySet()));
      assertTrue(profile.reasons().containsAll(verdict.reasons()));
      verdict.signals().forEach((key, value) -> assertTrue(Double.isFinite(value), key));
    }
  }

  @Test
  void c4EditsWhatItKeeps() {
    String line = "The river runs past the old mill and on to the sea.";
    String text = (line + "\nMenu\n").repeat(5) + "Please enable JavaScript to read on.\n";
    Verdict kept = QualityProfile.named("c4@datatrove").assess(text);
    assertTrue(kept.keep());
    assertEquals((line + "\n").repeat(5).strip(), kept.text());
    assertEquals(5.0, kept.signals().get("lines_without_terminal_punctuation"));
    assertEquals(1.0, kept.signals().get("javascript_lines"));
    assertEquals(null, QualityProfile.named("c4@datatrove").assess(line).text());
  }

  @Test
  void bothSidesOfARuleHaveAThreshold() {
    QualityProfile nemo = QualityProfile.named("heuristics@nemo");
    assertTrue(nemo.keys().containsAll(List.of("word_count.min", "word_count.max", "punctuation")));
    assertEquals(1, nemo.reasons().stream().filter("word_count"::equals).count());
    String text = "The cat and the dog have a long talk of it. They went home to the old mill.";
    assertTrue(nemo.assess(text).reasons().contains("word_count"));
    Verdict relaxed = nemo.withThresholds(Map.of("word_count.min", 5.0)).assess(text);
    assertFalse(relaxed.reasons().contains("word_count"));
    assertThrows(
        IllegalArgumentException.class, () -> nemo.withThresholds(Map.of("word_count", 5.0)));
  }

  @Test
  void aRuleNeedsASignalOfItsSource() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new QualityProfile(
                "x", 1, SignalSource.DOLMA, List.of(QualityRule.min("a", "words", 1))));
  }

  @Test
  void hostileTextTakesLinearTime() {
    // Quadratic behaviour would take minutes here and run into the build's limit.
    for (String part :
        List.of(
            "a", "a ", ".", "a.", "@", "a@", "[1", "http://", "(", "a\n", "#", "😀", "-", "a.b:")) {
      for (String name : NAMES) {
        QualityProfile.named(name).assess(part.repeat(50_000));
      }
    }
  }

  @Test
  void loneSurrogatesAndNullsAreText() {
    for (String name : NAMES) {
      Stream.of("\ud800", "a\udc00b", "\u0000", "\ud83d")
          .forEach(QualityProfile.named(name)::assess);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return MarkdownTexts.any();
  }
}
