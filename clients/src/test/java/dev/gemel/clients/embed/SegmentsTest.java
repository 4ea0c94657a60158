package dev.gemel.clients.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SegmentsTest {
  @Property(tries = 50)
  void piecesAreTheText(
      @ForAll @CharRange(from = 'a', to = 'c') String word, @ForAll @IntRange(max = 9) int spaces) {
    String text = (word + " ".repeat(spaces)).repeat(20_000);
    List<String> pieces = pieces(text);
    assertEquals(text, String.join("", pieces));
    assertTrue(pieces.stream().allMatch(p -> p.length() <= Segments.TARGET + Segments.LIMIT));
  }

  @Test
  void aSurrogatePairIsNeverCut() {
    for (String text : List.of("😀".repeat(100_000), "a" + "😀".repeat(100_000))) {
      List<String> pieces = pieces(text);
      assertTrue(pieces.size() > 1);
      assertTrue(pieces.stream().allMatch(p -> TextTokenizer.wellFormed(p).equals(p)));
      assertEquals(text, String.join("", pieces));
    }
  }

  @Test
  void noTextHasNoPieces() {
    assertEquals(List.of(), pieces(""));
  }

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    Segments.forEach(text, pieces::add);
    return pieces;
  }
}
