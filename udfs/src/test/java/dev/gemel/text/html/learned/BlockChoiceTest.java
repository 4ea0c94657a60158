package dev.gemel.text.html.learned;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BlockChoiceTest {
  private static final double LEAST = 0.2;

  @Test
  void noBlocksNoChoice() {
    assertEquals(0, BlockChoice.best(new float[0], new int[0], LEAST).length);
    assertEquals(0, BlockChoice.worth(new boolean[0], new float[0], new int[0]));
  }

  @Test
  void aLongLikelyBlockOutweighsManyUnlikelyOnes() {
    float[] likely = {0.9f, 0.3f, 0.3f};
    assertArrayEquals(
        new boolean[] {true, false, false},
        BlockChoice.best(likely, new int[] {100, 20, 20}, LEAST));
  }

  /** Where nothing is sure, the threshold falls: half of the best F1 that can be expected. */
  @Test
  void doubtLowersTheThreshold() {
    float[] likely = {0.4f, 0.4f, 0.02f};
    assertArrayEquals(
        new boolean[] {true, true, false}, BlockChoice.best(likely, new int[] {50, 50, 50}, LEAST));
  }

  @Test
  void theUnlikelyIsNeverChosen() {
    assertArrayEquals(
        new boolean[] {false, false},
        BlockChoice.best(new float[] {0.1f, 0.05f}, new int[] {9, 9}, LEAST));
  }

  @Property
  void noChoiceIsWorthMore(
      @ForAll @Size(6) List<@IntRange(min = 0, max = 100) Integer> percents,
      @ForAll @Size(6) boolean[] other) {
    float[] likely = new float[6];
    for (int i = 0; i < likely.length; i++) {
      likely[i] = percents.get(i) / 100f;
    }
    int[] words = {1, 2, 3, 50, 7, 11};
    double best = BlockChoice.worth(BlockChoice.best(likely, words, 0), likely, words);
    assertTrue(best >= BlockChoice.worth(other, likely, words) - 1e-6);
  }
}
