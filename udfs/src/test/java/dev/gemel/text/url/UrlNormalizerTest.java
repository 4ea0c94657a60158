package dev.gemel.text.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class UrlNormalizerTest {
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/cases/url-normalize.csv", delimiter = '|')
  void table(String url, String expected) {
    assertEquals(expected, UrlNormalizer.normalize(url));
  }

  @Test
  void trimsBlanksAndDropsLineBreaks() {
    assertEquals(
        "http://example.com/ab", UrlNormalizer.normalize(" \n http://example.com/a\r\n\tb \t"));
  }

  @Test
  void limitsLength() {
    String longest = "http://example.com/" + "a".repeat(UrlNormalizer.MAX_LENGTH - 19);
    assertEquals(longest, UrlNormalizer.normalize(longest));
    assertNull(UrlNormalizer.normalize(longest + "a"));
    assertNull(
        UrlNormalizer.normalize("http://example.com/" + "ü".repeat(3000)), "too long once encoded");
  }

  @Test
  void readsHostileInput() {
    assertNull(UrlNormalizer.normalize(""));
    assertNull(UrlNormalizer.normalize("\0"));
    assertEquals("http://example.com/a%00b", UrlNormalizer.normalize("http://example.com/a\0b"));
    assertNull(UrlNormalizer.normalize("http://" + "a.".repeat(1000) + "example/"));
    assertTrue(
        UrlNormalizer.normalize("http://example.com/\ud800") != null,
        "a lone surrogate is encoded");
  }

  @Test
  void doesNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertEquals("http://example.com/", UrlNormalizer.normalize("HTTP://EXAMPLE.COM/?UTM_ID=1"));
      assertEquals("http://wiki.example/", UrlNormalizer.normalize("http://WIKI.example/"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Property
  void isIdempotent(@ForAll("urls") String url) {
    String once = UrlNormalizer.normalize(url);
    if (once != null) {
      assertEquals(once, UrlNormalizer.normalize(once));
    }
  }

  @Property
  void isTotal(@ForAll String any) {
    String once = UrlNormalizer.normalize(any);
    assertTrue(once == null || once.matches("https?://[\\x21-\\x7e]+"));
  }

  @Provide
  Arbitrary<String> urls() {
    Arbitrary<String> host =
        Arbitraries.of(
            "example.com",
            "EXAMPLE.com.",
            "bücher.example",
            "a%2eb",
            "[::1]",
            "x:80",
            "u@h:443",
            "1.2.3.4");
    Arbitrary<String> path = Arbitraries.strings().withChars("/.%2eE7~aü;\\ +:@").ofMaxLength(24);
    Arbitrary<String> query = Arbitraries.strings().withChars("?&=utm_x%20aé+;#").ofMaxLength(24);
    Arbitrary<String> scheme = Arbitraries.of("http://", "HTTPS://", "http:/", "https:///");
    return Combinators.combine(scheme, host, path, query)
        .as((s, h, p, q) -> s + h + "/" + p + "?" + q);
  }
}
