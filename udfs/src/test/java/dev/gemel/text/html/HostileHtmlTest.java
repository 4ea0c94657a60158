package dev.gemel.text.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.text.html.meta.PageKind;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileHtmlTest {
  private static final String URL = "https://a.example/x";
  private static final String PROSE =
      "Some honest words, with a comma, that make one paragraph of text for the reader. ";

  /** How much of a hostile part a page repeats; {@link HugeHostileHtmlTest} repeats all of it. */
  int size(int full) {
    return full / 5;
  }

  /** Runs the extraction with a stack that shows any recursion over the depth of a page. */
  private static Extraction onSmallStack(String html) {
    AtomicReference<Extraction> result = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            null, () -> result.set(ContentExtractor.extract(html, URL)), "small-stack", 256 * 1024);
    thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while extracting", e);
    }
    assertNull(failure.get(), () -> "failed: " + failure.get());
    return Objects.requireNonNull(result.get());
  }

  @Test
  void emptyAndBlank() {
    for (String html :
        new String[] {"", " \n\t", "\0\0", "<", "<>", "</p>", "<!--", "<![CDATA[", "&#0;"}) {
      Extraction e = onSmallStack(html);
      assertNotNull(e.text());
      assertEquals("", e.comments());
      assertTrue(e.tags().isEmpty());
    }
    Extraction none = ContentExtractor.extract("", null);
    assertEquals("", none.text());
    assertEquals("", none.markdown());
    assertNull(none.title());
    assertEquals(PageKind.OTHER, none.kind());
  }

  /** Each of these took minutes, or more stack than there is. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void longValues(int kind) {
    String html =
        switch (kind) {
          case 0 -> "<html lang=en" + "-a".repeat(size(20_000)) + "><p>";
          case 1 -> "<pre>" + "`".repeat(size(1_000_000)) + "</pre><p>";
          case 2 -> article("articleBody", "&lt;a".repeat(size(400_000)));
          case 3 -> article("author", "x\", \"y".repeat(size(100_000)));
          default -> "<title>a | b</title><h1>a" + "\u000B".repeat(size(200_000)) + "x</h1><p>";
        };
    assertTrue(onSmallStack(html + PROSE.repeat(10)).text().contains(PROSE.strip()));
  }

  private static String article(String field, String values) {
    String json = "{\"@type\":\"Article\",\"%s\":[\"%s\"]}".formatted(field, values);
    return "<script type=application/ld+json>" + json + "</script><p>";
  }

  @Test
  void noTagsAtAll() {
    assertEquals(PROSE.strip(), onSmallStack(PROSE).text());
  }

  @Test
  void nulBytesVanish() {
    Extraction e = onSmallStack("<p>" + PROSE.replace(" ", " \0") + "</p>");
    assertEquals(PROSE.strip(), e.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "div",
        "blockquote",
        "ul><li",
        "table><tr><td",
        "b",
        "a href=x",
        "article",
        "div class=post-content",
        "div class=share",
        "span",
        "font",
        "pre",
        "h1",
        "li",
        "section class=comments",
        "svg",
        "math",
        "select",
        "template",
        "noscript",
        "aside"
      })
  void deepNesting(String tag) {
    Extraction e =
        onSmallStack(
            ("<" + tag + ">").repeat(size(100_000) / (tag.contains("><") ? 2 : 1))
                + PROSE.repeat(10));
    assertNotNull(e.text());
  }

  @Test
  void deepTextIsKept() {
    assertTrue(
        onSmallStack("<div>".repeat(size(100_000)) + PROSE.repeat(10))
            .text()
            .startsWith("Some honest words"));
  }

  @Test
  void hugeMalformedPage() {
    String unit =
        "<div class='a"
            + "b".repeat(20)
            + "'><p>text <b>bold <i>x</b></i> <a href=/q?&amp;=>q</a> "
            + "lorem, ipsum ".repeat(6)
            + "<td></ul></div";
    String html = unit.repeat(size(50_000_000) / unit.length());
    assertFalse(onSmallStack(html).text().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>x",
        "<br>x",
        "x<br>",
        "<a href=/y>y</a>",
        "<li>x",
        "<tr><td>x",
        "<div class=post-content>word</div>",
        "<div class='comments'>c</div>",
        "<article><h2><a href=/y>t</a></h2>x</article>",
        "<div hidden>x</div>",
        "<b>",
        "<form>x",
        "<img src=/y>",
        "<h2>x</h2>",
        "<script>x</script>",
        "<meta name=author content=x>",
        "<time>1 May 2020</time>",
        "<table><tr><td>x<td>y</table>",
        "<blockquote>x"
      })
  void manyOfOne(String unit) {
    assertNotNull(onSmallStack("<body>" + unit.repeat(size(40_000))).text());
  }

  @Test
  void manyDistinctClassNames() {
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < size(30_000); i++) {
      html.append("<div class='related-")
          .append(i)
          .append(" x")
          .append(i)
          .append("'>w")
          .append("</div>");
    }
    assertNotNull(onSmallStack(html.toString()).text());
  }

  @Test
  void wideSpansAreNotSpread() {
    Extraction e =
        onSmallStack(
            "<article><p>"
                + PROSE.repeat(5)
                + "</p><table><tr><th colspan=1000000 rowspan=1000000>head<th>b</tr><tr><td>1<td>2</tr></table></article>");
    assertTrue(e.text().contains("head | b\n1 | 2"), e.text());
    assertTrue(e.markdown().length() < 2_000);
  }

  @Test
  void onePathologicalToken() {
    assertNotNull(
        onSmallStack(
            "<p class='" + "a-".repeat(size(1_000_000)) + "'>" + "x".repeat(size(5_000_000))));
    assertNotNull(
        onSmallStack(
            "<title>"
                + "- ".repeat(size(500_000))
                + "</title><h1>"
                + "a - ".repeat(size(100_000))));
    assertNotNull(onSmallStack("<p>" + " \u00a0".repeat(size(2_000_000)) + "x"));
    assertNotNull(onSmallStack("<pre>" + "\n \t".repeat(size(1_000_000)) + "x"));
  }

  @Test
  void hostileJson() {
    String open = "<script type='application/ld+json'>";
    assertNotNull(onSmallStack(open + "[".repeat(size(1_000_000))));
    assertNotNull(onSmallStack(open + "{\"@graph\":".repeat(size(100_000))));
    assertNotNull(
        onSmallStack(
            open
                + "{\"@type\":{\"@type\":[null,1,{}]},\"author\":[[[]]],\"datePublished\":{},\"keywords\":7}</script>"));
    assertNotNull(
        onSmallStack(
            open
                + "{\"@type\":\"Article\",\"articleBody\":\""
                + "<".repeat(size(1_000_000))
                + "\"}</script>"));
    assertNull(onSmallStack(open + "not json</script>").title());
  }
}
