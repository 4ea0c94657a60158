package dev.gemel.text.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Clean text, its UTF-8 read in a wrong charset once or twice, comes back whole. */
class MojibakeRoundTripTest {
  private static final List<String> SENTENCES =
      List.of(
          "It’s a well-known thing — she said “no”, and that’s the café on the corner…",
          "L’été dernier, le café était fermé. « À bientôt », dit-elle – voilà.",
          "Größe, Straße, Übermut: ein schöner Tag für Bücher und Käse – „natürlich“.",
          "A situação não é fácil, mas a atenção às eleições é grande — três opções.",
          "Zażółć gęślą jaźń – proszę wpisać hasło, żeby się zalogować…",
          "Příliš žluťoučký kůň úpěl ďábelské ódy – město má čtyři části.",
          "Привет, мир! Это обычный русский текст: «кавычки», тире — и многоточие…",
          "Καλημέρα κόσμε! Η ελληνική γλώσσα έχει μακρά ιστορία.");

  @Property(tries = 1_000)
  void comesBack(
      @ForAll("texts") String text,
      @ForAll("charsets") String charset,
      @ForAll @IntRange(min = 1, max = 2) int times) {
    String broken = text;
    for (int i = 0; i < times; i++) {
      broken = misread(broken, charset);
    }
    assertEquals(text, MojibakeRepair.repair(broken));
  }

  @Property(tries = 500)
  void cleanTextIsLeftAlone(@ForAll("texts") String text) {
    assertSame(text, MojibakeRepair.repair(text));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(SENTENCES).list().ofMinSize(1).ofMaxSize(4).map(s -> String.join(" ", s));
  }

  @Provide
  Arbitrary<String> charsets() {
    return Arbitraries.of(
        "windows-1252",
        "ISO-8859-1",
        "windows-1251",
        "windows-1250",
        "windows-1253",
        "windows-1254",
        "x-MacRoman",
        "IBM437");
  }

  /** What UTF-8 looks like when read so, undefined bytes as controls. */
  private static String misread(String text, String charset) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char shown = new String(new byte[] {b}, Charset.forName(charset)).charAt(0);
      out.append(shown == '\uFFFD' ? (char) (b & 0xFF) : shown);
    }
    return out.toString();
  }
}
