package dev.gemel.text.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.gemel.text.Escaped;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class MojibakeRepairTest {
  private static final Charset CP1252 = Charset.forName("windows-1252");

  @ParameterizedTest
  @CsvFileSource(resources = "/cases/mojibake.csv", useHeadersInDisplayName = true)
  void repairs(
      @ConvertWith(Escaped.class) String input, @ConvertWith(Escaped.class) String expected) {
    assertEquals(expected, MojibakeRepair.repair(input));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "L’été dernier, le café était fermé. « À bientôt », dit-elle – voilà…",
        "Привет, мир! Это обычный русский текст.",
        "Größe, Straße, Übermut; naïve coöperation and a smile 😀 for you — “really”.",
        "Zażółć gęślą jaźń. Příliš žluťoučký kůň. Çok güzel bir gün."
      })
  void undoesARoundTripThroughLatin1(String text) {
    String broken = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertEquals(text, MojibakeRepair.repair(broken));
    assertSame(text, MojibakeRepair.repair(text));
  }

  @Property(tries = 500)
  void leavesAsciiAlone(
      @ForAll @CharRange(from = 0, to = 127) @StringLength(max = 50) String text) {
    assertSame(text, MojibakeRepair.repair(text));
  }

  @Property(tries = 500)
  void undoesBrokenWords(@ForAll @CharRange(from = 'à', to = 'ö') @StringLength(min = 1) String s) {
    String text = "mot" + s;
    String broken = new String(text.getBytes(StandardCharsets.UTF_8), CP1252);
    if (!broken.contains("\uFFFD")) {
      assertEquals(text, MojibakeRepair.repair(broken));
    }
  }

  @Test
  void moreLayersThanAnyoneMakesStay() {
    String few = "Â".repeat(12) + "®";
    assertEquals("®", MojibakeRepair.repair(few));
    String many = "Â".repeat(50_000) + "®";
    assertEquals(many, MojibakeRepair.repair(many));
  }

  @Test
  void manyChainsOfOneRunTakeLinearTime() {
    String run = "╨╢╨╖╨╕╨╣├".repeat(40_000);
    assertEquals(MojibakeRepair.repair(run), MojibakeRepair.repair(MojibakeRepair.repair(run)));
  }
}
