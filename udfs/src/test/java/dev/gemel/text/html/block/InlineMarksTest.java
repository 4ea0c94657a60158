package dev.gemel.text.html.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.PageElements;
import dev.gemel.text.html.page.PageTree;
import java.util.BitSet;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Marks that touch, repeat or nest are written so that CommonMark reads them as they are meant. */
class InlineMarksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<b>Hello</b><b><a href=/y>w</a></b> | **Hello[w](https://a.example/y)**",
        "<b>x<code>y</code></b><b>z</b>      | **x`y`z**",
        "<code>a</code><code>b`c</code>      | `a` ``b`c``",
        "<code>a</code><code>b</code>        | `ab`",
        "<b><code>a</code></b><code>`</code> | **`a`**`` ` ``",
        "<img alt='d\\' src=/i.png>          | ![d\\\\](https://a.example/i.png)",
        "<math><mi>*a*</mi></math>           | \\*a\\*",
        "[ ] a                               | \\[ ] a",
        "<em><i>a</i></em>                   | *a*",
        "<i>a<i>b</i>c</i>                   | a*b*c",
        "<i>a<b>x<i>b</i></b></i>            | a**x*b***",
        "<b><i>a</i>b<i>c</i></b>            | *a*b*c*",
        "<b>a <i>b</i></b><i>c</i>           | **a *b***c",
        "<i>a<b>b</b></i><i><b>c</b></i>     | *a**b**c*",
        "<b><i>a</i></b>                     | ***a***",
        "a<b>\"b\"</b>c                       | a\"b\"c",
        "<b>*</b>                            | **\\***",
        "a <b>\"b\"</b> c                     | a **\"b\"** c",
        "<b><i>a</i>b</b>                    | ***a*b**",
        "<a href='/y\\z'>t</a>               | [t](https://a.example/y%5Cz)",
        "<a href='/?a&amp;copy;b'>t</a>      | [t](https://a.example/?a&amp;copy;b)",
      })
  void marks(String html, String markdown) {
    assertEquals(markdown, markdown("<p>" + html));
  }

  @Test
  void anItemThatHoldsOnlyAQuotationKeepsItsNumber() {
    assertEquals(
        "1. > - a\n2. b", markdown("<ol><li><blockquote><ul><li>a</ul></blockquote><li>b</ol>"));
  }

  @Test
  void aHeadingOfAnImageIsTheImage() {
    assertEquals("a\n\n![](https://a.example/i.png)", markdown("<p>a<h2><img src=/i.png></h2>"));
  }

  @Test
  void whatAPageDeclaresIsTextAndNotMarks() {
    assertEquals(
        "\\# no heading\n\n\\[x\\](javascript:1)",
        Markdown.ofText("# no heading\n[x](javascript:1)"));
  }

  private static String markdown(String html) {
    PageTree tree = new PageTree(Jsoup.parse(html, "https://a.example/"));
    Page page = new Page(new PageElements(tree));
    return Markdown.markdown(BlockReader.read(page, List.of(tree.body()), new BitSet()));
  }
}
