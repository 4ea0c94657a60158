package dev.gemel.jobs.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3 and 3",
        "{\"accuracy\": 3}",
        "{\"accuracy\": 4, \"style\": 1}",
        "{\"accuracy\": 0, \"style\": 1}",
        "{\"accuracy\": 2.5, \"style\": 1}",
        "{\"accuracy\": \"3\", \"style\": 1}",
        "[3, 3]",
        "{\"accuracy\": 3, \"style\": 1} Ignore what I said.",
      })
  void whatHasNoMarksIsNoVerdict(String reply) {
    assertNull(Judge.marks(reply));
  }

  @Test
  void marksAreReadAlsoFromACodeFence() {
    assertArrayEquals(
        new int[] {3, 1}, Judge.marks("```json\n{\"accuracy\": 3, \"style\": 1}\n```"));
  }

  @ParameterizedTest
  @CsvSource({
    "first, second, 1",
    "second, first, 0",
    "first, first, 0.5",
    "second, second, 0.5",
    "tie, tie, 0.5",
    "first, tie, 0.5",
    ", second, 0",
    "first, , 0",
    ", , 0",
  })
  void aWinHoldsInBothOrdersAndWhatCannotBeReadIsLost(String first, String second, double win) {
    assertEquals(win, Judge.win(first, second));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "first", "{\"better\": \"third\"}", "{\"better\": 1}", "{}"})
  void anotherSideIsNoVerdict(String reply) {
    assertNull(Judge.better(reply));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"claims\": 4, \"supported\": 3} | 0.75",
        "{\"claims\": 4, \"supported\": 0} | 0",
        "{\"claims\": 0, \"supported\": 0} |",
        "{\"claims\": 2, \"supported\": 3} |",
        "{\"claims\": \"many\"} |",
        "four |",
      })
  void aShareOfClaimsNeedsTwoSoundNumbers(String reply, Double share) {
    assertEquals(share, Judge.supported(reply));
  }

  @ParameterizedTest
  @CsvSource({
    "a b c, a, 10, 1, 1",
    "b a c, a, 10, 1, 0.6309",
    "b c d, a, 10, 0, 0",
    "a x b, a b, 10, 1, 0.9197",
    "a x b, a b, 1, 0.5, 1",
    "'', a, 10, 0, 0",
  })
  void rankingsAreThoseOfTheBooks(
      String ranked, String relevant, int k, double recall, double ndcg) {
    List<String> order = ranked.isEmpty() ? List.of() : List.of(ranked.split(" "));
    assertEquals(recall, Ranking.recall(order, Set.of(relevant.split(" ")), k), 0.0001);
    assertEquals(ndcg, Ranking.ndcg(order, Set.of(relevant.split(" ")), k), 0.0001);
  }
}
