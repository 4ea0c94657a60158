package dev.gemel.jobs.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
  /** The expected values are those of sacreBLEU 2 ({@code sentence_chrf}). */
  @ParameterizedTest
  @CsvFileSource(resources = "/cases/chrf.csv", numLinesToSkip = 1)
  void chrFIsSacreBleus(String answer, String reference, double expected) {
    assertEquals(
        expected,
        100 * ChrF.score(answer == null ? "" : answer, reference == null ? "" : reference),
        0.01);
  }

  @ParameterizedTest
  @CsvSource({
    "a b c, a b c, 1",
    "A b C!, a b c, 1",
    "a b, a b c d, 0.6667",
    "a a a a, a b, 0.3333",
    "x y, a b, 0",
    "'', a b, 0",
    "'', '', 1",
  })
  void tokenF1CountsWordsOnBothSides(String answer, String reference, double expected) {
    assertEquals(expected, TokenF1.score(answer, reference), 0.0001);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "saves saves saves saves you time and money",
        "It is the best the best the best the best the best the best of all.",
        "No no no.",
        "Rain\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD",
      })
  void circlesAreSeen(String text) {
    assertTrue(Repetition.degenerate(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "It saves you time and money.",
        "That is a very, very long road, and we went down it again and again.",
        "| 0 | 0 | 0 | 0 |",
        "Title\n--------------------\n\n====================\n....................",
      })
  void proseAndTablesAreNoCircles(String text) {
    assertFalse(Repetition.degenerate(text));
  }

  private static Answer answer(String text, String reference, String finish) {
    return new Answer(new TestRow("i", "d", "c", "?", reference), text, finish, 3);
  }

  @Test
  void sanityCountsWhatReadersSee() {
    List<Answer> answers =
        List.of(
            answer("one two", "one two three four", Answer.EOS),
            answer("", "one two", Answer.EOS),
            answer("no no no no", "yes yes yes yes", Answer.LENGTH),
            answer("a b c d", "a b c d", Answer.UNKNOWN));
    Sanity sanity = Sanity.of(Metrics.score(answers, List.of(true, false, false, false)));
    assertEquals(2.0 / 3, sanity.eosRate(), 1e-9);
    assertEquals(0.25, sanity.degenerateShare());
    assertEquals(0.25, sanity.referenceDegenerateShare());
    assertEquals(0.75, sanity.lengthRatio());
    assertEquals(0.25, sanity.emptyShare());
    assertEquals(0.25, sanity.copyShare());
  }

  @Test
  void aCopyIsTwentyWordsInARow() {
    String text = "a b c d e f g h i j k l m n o p q r s t u v w x y z";
    List<Answer> answers =
        List.of(
            answer("Well: " + text.toUpperCase(java.util.Locale.ROOT), "", Answer.EOS),
            answer("a b c d e f g h i j k l m n o p q r s", "", Answer.EOS));
    assertEquals(
        List.of(true, false),
        TrainingCopies.of(answers, java.util.stream.Stream.of("x", text + " more")));
  }

  @Test
  void anIntervalOfClustersIsWiderThanOneOfRows() {
    List<Score> rows = new java.util.ArrayList<>();
    List<Score> clustered = new java.util.ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double value = (i / 20) % 2;
      rows.add(new Score("i" + i, "c" + i, value));
      clustered.add(new Score("i" + i, "c" + i / 20, value));
    }
    Bootstrap bootstrap = new Bootstrap(2_000, 7);
    Interval narrow = bootstrap.mean(rows, 0.025);
    Interval wide = bootstrap.mean(clustered, 0.025);
    assertEquals(0.5, narrow.mean());
    assertEquals(0.5, wide.mean());
    assertTrue(wide.error() > 3 * narrow.error(), wide + " " + narrow);
    assertEquals(10, wide.clusters());
    assertEquals(wide, bootstrap.mean(clustered, 0.025));
  }
}
