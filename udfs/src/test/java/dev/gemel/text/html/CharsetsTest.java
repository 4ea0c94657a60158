package dev.gemel.text.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CharsetsTest {
  private static final String PAGE = "<p>Grüße, naïve café – „Zitat“</p>";

  @Test
  void byteOrderMarkComesFirst() {
    assertEquals(
        "é", Charsets.decode("\ufeffé".getBytes(UTF_8), "text/html; charset=windows-1252"));
    assertEquals("é", Charsets.decode("\ufeffé".getBytes(UTF_16LE), null));
    assertEquals("é", Charsets.decode("\ufeffé".getBytes(UTF_16BE), null));
  }

  @Test
  void headerComesBeforeMeta() {
    byte[] body = ("<meta charset=koi8-r>" + PAGE).getBytes(Charset.forName("windows-1252"));
    assertTrue(Charsets.decode(body, "text/html;charset=\"ISO-8859-1\"").contains(PAGE));
  }

  @Test
  void unknownHeaderIsPassedOver() {
    byte[] body = PAGE.getBytes(UTF_8);
    assertEquals(PAGE, Charsets.decode(body, "text/html; charset=none-such"));
    assertEquals(PAGE, Charsets.decode(body, "text/html; charset=\"\""));
    assertEquals(PAGE, Charsets.decode(body, ""));
  }

  @Test
  void metaIsRead() {
    String page =
        "<html><head><meta http-equiv=Content-Type content='text/html; charset=koi8-r'><p>Привет";
    assertEquals(page, Charsets.decode(page.getBytes(Charset.forName("koi8-r")), null));
    String xml = "<?xml version='1.0' encoding='windows-1251'?><html><p>Привет";
    assertEquals(xml, Charsets.decode(xml.getBytes(Charset.forName("windows-1251")), null));
  }

  @Test
  void validUtf8IsBelievedAgainstMeta() {
    String page = "<meta charset=iso-8859-1>" + PAGE;
    assertEquals(page, Charsets.decode(page.getBytes(UTF_8), null));
  }

  @Test
  void metaThatClaimsUtf16IsWrong() {
    assertEquals(
        "<meta charset=utf-16>a",
        Charsets.decode("<meta charset=utf-16>a".getBytes(ISO_8859_1), null));
  }

  @Test
  void detectorGuesses() {
    String russian =
        "Это обычный русский текст, в котором достаточно букв, чтобы угадать кодировку страницы. "
            .repeat(5);
    assertEquals(russian, Charsets.decode(russian.getBytes(Charset.forName("windows-1251")), null));
  }

  @Test
  void emptyAndBroken() {
    assertEquals("", Charsets.decode(new byte[0], null));
    assertNotNull(Charsets.decode(new byte[] {(byte) 0xff}, null));
    assertNotNull(Charsets.decode(new byte[] {(byte) 0xef, (byte) 0xbb}, null));
  }

  @Property(tries = 300)
  void isTotal(@ForAll byte[] body, @ForAll String contentType) {
    assertNotNull(Charsets.decode(body, contentType));
  }
}
