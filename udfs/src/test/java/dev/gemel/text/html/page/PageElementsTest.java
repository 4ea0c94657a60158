package dev.gemel.text.html.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found by the lists of a page is what jsoup finds by looking at all of it. */
class PageElementsTest {
  private static final Document PAGE =
      Jsoup.parse(
          """
          <html><head><meta property="og:type" content="article"><meta name="Generator" content="x">
          <link rel="Canonical next" href="/a"></head><body>
          <article class="H-Entry post"><h1 class="p-name">One <a class="u-url" href="/1">1</a></h1>
          <span itemprop="Author"><b itemprop="name">Ada</b></span><a rel="tag nofollow" href="/t">t</a>
          <time pubdate datetime="2024-01-01">then</time><p class="p-category">c</p></article>
          <div class="byline"><span class="author">Bo</span></div><time>now</time></body></html>""");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time",
        "time[pubdate]",
        "article time",
        "header time",
        ".h-entry",
        ".h-entry .p-name a.u-url",
        ".h-feed .h-entry, .h-entry .p-name a.u-url",
        ".h-entry h1, .h-entry h2",
        "meta[name=generator]",
        "meta[property=og:type]",
        "link[rel~=(?i)canonical][href]",
        "[itemprop=author]",
        "[itemprop=author] [itemprop=name]",
        "[itemprop=price]",
        "a[rel~=tag], .h-entry .p-category",
        ".byline .author",
        "main, [role=main]"
      })
  void selectsAsTheLibraryDoes(String selector) {
    PageElements page = new PageElements(new PageTree(PAGE));
    assertEquals(PAGE.select(selector), page.select(Query.of(selector)), selector);
    assertEquals(PAGE.selectFirst(selector), page.first(Query.of(selector)), selector);
  }

  @ParameterizedTest
  @ValueSource(strings = {"h1", ".p-name", "[itemprop=name]"})
  void findsNothingOnAnEmptyPage(String selector) {
    assertNull(new PageElements(new PageTree(Jsoup.parse(""))).first(Query.of(selector)));
  }
}
