package dev.gemel.text.html.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses are those that jsoup resolves. */
class AddressesTest {
  private static final String[] HREFS = {
    "https://example.org/a?b=c#d",
    "http://example.org",
    "http://example.org:8080/x",
    "http://http://twice.example/",
    "https:///nowhere",
    "HTTPS://Example.org/A",
    "/a/b",
    "/a/../b",
    "/a b",
    "//cdn.example.org/x.png",
    "/",
    "c.html",
    "../up",
    "?q=1",
    "#top",
    "mailto:ada@example.org",
    "javascript:void(0)",
    "/\u00fc/caf\u00e9",
    "https://example.org/./x",
    "http://[::1]/x",
    "/x\ty"
  };

  @ParameterizedTest
  @ValueSource(strings = {"https://site.example/dir/page", "http://site.example", "", "no url"})
  void areThoseOfTheLibrary(String base) {
    Document page = Jsoup.parse("<a></a>", base);
    Addresses addresses = new Addresses();
    Element a = page.select("a").get(0);
    for (int round = 0; round < 2; round++) {
      for (String href : HREFS) {
        a.attr("href", href);
        assertEquals(a.absUrl("href"), addresses.of(a, "href"), href);
      }
    }
  }

  @Test
  void areThoseOfTheDeclaredBase() {
    Document page =
        Jsoup.parse(
            "<base href='https://other.example/b/'><a href='/c'></a>", "https://x.example/");
    Element a = page.select("a").get(0);
    assertEquals("https://other.example/c", new Addresses().of(a, "href"));
  }

  @Test
  void anEmptyAddressIsNone() {
    Element a = Jsoup.parse("<a href=''></a>", "https://x.example/").select("a").get(0);
    assertEquals("", new Addresses().of(a, "href"));
  }
}
