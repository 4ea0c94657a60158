package dev.gemel.text.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tags and words in any order. */
class HtmlSoupTest {
  private static final String URL = "https://a.example/x";

  @Property(tries = 300)
  void isTotalAndDeterministic(@ForAll("soup") String html) {
    Extraction once = ContentExtractor.extract(html, URL);
    assertEquals(once, ContentExtractor.extract(html, URL));
    assertFalse(once.text().contains("\0"));
  }

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<a href='/x'>",
            "</a>",
            "<ul>",
            "<li>",
            "</ul>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<pre>",
            "</pre>",
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<code>",
            "</code>",
            "<br>",
            "<h2>",
            "</h2>",
            "<blockquote>",
            "</blockquote>",
            "<article>",
            "</article>",
            "word ",
            "another, word. ",
            "\n",
            "<img src=x.png alt='a]b'>",
            "<figcaption>",
            "</figcaption>",
            "&amp;",
            "<ol start=9>",
            "<script>",
            "</script>",
            "<nav>",
            "</nav>",
            "1. ",
            "# ")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }
}
