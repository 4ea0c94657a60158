package dev.gemel.text.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gemel.text.html.meta.PageKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The tables of cases/html-*.csv. */
class HtmlTablesTest {
  private static final String PROSE =
      "<p>"
          + "The clock had stood still for eleven years, and nobody in the house knew why. "
              .repeat(3)
          + "</p>";
  private static final String TEASER =
      "<article><h2><a href=/2024/#>Mending a clock by hand</a></h2><p>"
          + "It stood still for years, said the owner. ".repeat(2)
          + "</p></article>";
  private static final String LINK =
      "<li><a href=/2024/#>Mending a clock by hand and by ear</a></li>";
  private static final String TABLE = "| a | b |\n| --- | --- |\n| 1 | |";

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = "/cases/html-kinds.csv", delimiter = '|', quoteCharacter = '~')
  void kinds(PageKind kind, @Nullable String url, String page) {
    assertEquals(kind, ContentExtractor.extract(fill(page), url).kind());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = "/cases/html-authors.csv", delimiter = '|', quoteCharacter = '~')
  void authors(String author, String byline) {
    String page = "<article><h1>Title</h1>" + byline + PROSE.repeat(2) + "</article>";
    assertEquals(author, ContentExtractor.extract(page, "https://a.example/p").author());
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/cases/html-markdown.csv", delimiter = '|', quoteCharacter = '~')
  void markdown(String html, String markdown) {
    String expected = markdown.equals("TABLE") ? TABLE : markdown.replace("\\n", "\n");
    String page = "<article>" + html.replace("\\n", "\n") + "</article>";
    assertEquals(expected, ContentExtractor.extract(page, "https://a.example/p").markdown());
  }

  @Test
  void aTableInAnItem() {
    String html = "<ul><li>t<table><tr><th>a<th>b<tr><td>1<td>|*</table><li>u</ul>";
    String expected = "- t\n\n  | a | b |\n  | --- | --- |\n  | 1 | \\|* |\n\n- u";
    assertEquals(expected, ContentExtractor.extract(html, "https://a.example/p").markdown());
  }

  private static String fill(String page) {
    StringBuilder out = new StringBuilder();
    boolean body = false;
    for (int i = 0; i < page.length(); i++) {
      char c = page.charAt(i);
      boolean letter =
          (i == 0 || "><PLK".indexOf(page.charAt(i - 1)) >= 0)
              && (i + 1 == page.length() || "<PLK".indexOf(page.charAt(i + 1)) >= 0);
      body |= c == '<';
      if (body && letter && c == 'P') {
        out.append(PROSE);
      } else if (body && letter && c == 'L') {
        out.append(TEASER.replace("#", "x" + i));
      } else if (body && letter && c == 'K') {
        out.append(LINK.replace("#", "x" + i));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
