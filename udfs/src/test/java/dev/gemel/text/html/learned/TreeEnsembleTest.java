package dev.gemel.text.html.learned;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gemel.text.html.ContentExtractor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class TreeEnsembleTest {
  private static final String FILE = "2\n0 0.5\n0 1<2.5 0<1 -1 -2 3\n1 7\n";

  private static TreeEnsemble read(String file) throws IOException {
    return TreeEnsemble.read(new BufferedReader(new StringReader(file)));
  }

  @Test
  void treesOfAnOutputAddUp() throws IOException {
    TreeEnsemble trees = read(FILE);
    assertArrayEquals(new double[] {-0.5, 7}, trees.score(new float[] {0, 2}));
    assertArrayEquals(new double[] {-1.5, 7}, trees.score(new float[] {1, 2}));
    assertArrayEquals(new double[] {3.5, 7}, trees.score(new float[] {0, 2.5f}));
  }

  /** The weights on board are for the features that this code reads, and no others. */
  @Test
  void weightsFitTheFeatures() {
    PageView view = ContentExtractor.view("<p>One short text.</p>", null);
    float[] types = Judge.types(view);
    assertEquals(PageType.values().length, types.length);
    float sum = 0;
    for (float type : types) {
      sum += type;
    }
    assertEquals(1, sum, 1e-5);
    assertEquals(1, Judge.blocks(view, types).length);
    assertEquals(PageFeatures.of(view).length, PageFeatures.names(view).size());
    assertEquals(BlockFeatures.of(view, types)[0].length, BlockFeatures.names(view, types).size());
  }
}
