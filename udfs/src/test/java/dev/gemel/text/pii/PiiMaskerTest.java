package dev.gemel.text.pii;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.text.Escaped;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvFileSource;

class PiiMaskerTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/cases/pii.csv", useHeadersInDisplayName = true)
  void masks(@ConvertWith(Escaped.class) String text, @ConvertWith(Escaped.class) String expected) {
    assertEquals(expected, PiiMasker.mask(text).text());
  }

  @Test
  void spansAreOffsetsOfTheOriginal() {
    Masked masked = PiiMasker.mask("😀 a@b.org and 8.8.8.8");
    assertEquals(
        List.of(new PiiSpan(PiiType.EMAIL, 3, 10), new PiiSpan(PiiType.IP, 15, 22)),
        masked.spans());
  }

  @Property(tries = 1_000)
  void isIdempotentAndRebuildsFromItsSpans(@ForAll("texts") String text) {
    Masked masked = PiiMasker.mask(text);
    assertEquals(masked.text(), PiiMasker.mask(masked.text()).text());
    StringBuilder rebuilt = new StringBuilder();
    int from = 0;
    for (PiiSpan span : masked.spans()) {
      rebuilt.append(text, from, span.start()).append(span.type().placeholder());
      from = span.end();
    }
    assertEquals(masked.text(), rebuilt.append(text.substring(from)).toString());
  }

  @Property(tries = 500)
  void everyAddressOfAPublicNetworkIsFound(
      @ForAll("octets") int a, @ForAll("octets") int b, @ForAll("octets") int c) {
    assertEquals("from [IP]!", PiiMasker.mask("from 81." + a + "." + b + "." + c + "!").text());
  }

  @Test
  void hostileTextTakesLinearTime() {
    maskRepeated(10_000);
  }

  @Tag("heavy")
  @Test
  void hugeHostileTextTakesLinearTime() {
    maskRepeated(100_000);
  }

  private static void maskRepeated(int times) {
    // Quadratic behaviour would take minutes here and run into the build's limit.
    for (String part :
        List.of(
            "a.",
            "a@",
            "a@b.",
            "1.",
            "::",
            "a-",
            "1:",
            "@a.b@",
            "1 ",
            "1-",
            "+1",
            "+99999999999999999999999999999999999 ",
            "+49(1)2(3)4(5)6(7)8(9)0x ",
            "-----BEGIN ",
            "(1",
            "DE89 ",
            "A1",
            "eyJ",
            "sk-",
            "token=",
            "-----BEGIN PRIVATE KEY-----",
            "12 Maple ",
            "tel ",
            "Ab ",
            "0",
            "rue ",
            "Calle ",
            "é",
            "é.",
            "é@é.",
            "1\u00a0",
            "token=a1",
            "token: ",
            "in 1950 ",
            "[A_1]",
            "person1@example.org ")) {
      assertTrue(PiiMasker.mask(part.repeat(times)).text().length() > 0);
    }
  }

  @Test
  void whatStandsAtTheEndDoesNotSlowTheRestDown() {
    String keys = "-----BEGIN ".repeat(100_000) + "-----END " + "a".repeat(1_000_000);
    assertEquals(keys, PiiMasker.mask(keys).text());
    String mails = "a@b.co ".repeat(100_000);
    String masked = PiiMasker.mask(mails + "AKIAIOSFODNN7ABCDEF2").text();
    assertTrue(masked.endsWith("[SECRET]"), masked.substring(masked.length() - 40));
  }

  @Provide
  Arbitrary<Integer> octets() {
    return Arbitraries.integers().between(0, 255);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a",
            "jane",
            "@",
            ".",
            "x.org",
            "8.8.8.8",
            "10.0.0.1",
            ":",
            "::",
            "2a00",
            "1450",
            " ",
            "v",
            "1",
            "version ",
            "-",
            "/",
            "[",
            "]",
            "_",
            "\n",
            "😀",
            "2a00:1450:4001:81b::200e",
            "4111111111111111",
            "DE89370400440532013000",
            "219-09-9999",
            "(415) 823-2671",
            "06 12 34 56 78",
            "tel ",
            "+44",
            "token=",
            "aB3dE5gH7jK9mN1p",
            "-----BEGIN PRIVATE KEY-----",
            "-----END PRIVATE KEY-----",
            "12 Maple Street",
            "é",
            "\u00a0",
            "\u2011",
            "git@",
            "oid ",
            "in 1950 ",
            "3f78a9c1",
            "person1@example.org",
            "+1 202 555 0100",
            "[IBAN_1]",
            ", ")
        .list()
        .ofMaxSize(20)
        .map(list -> String.join("", list));
  }
}
