package dev.gemel.text.words;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GlanceTest {
  @Property(tries = 300)
  void neverDeniesWhatWasAdded(@ForAll @StringLength(min = 1, max = 12) String word) {
    Glance glance = new Glance();
    int[] text = ("a" + word + "b").codePoints().toArray();
    glance.add(text, 1, text.length - 1);
    assertTrue(glance.mayHold(text, 1, text.length - 1));
  }

  @Test
  void deniesOtherEndsAndLengths() {
    Glance glance = new Glance();
    int[] text = "don't".codePoints().toArray();
    glance.add(text, 0, 5);
    assertFalse(glance.mayHold(text, 0, 4));
    assertFalse(glance.mayHold(text, 1, 5));
  }
}
