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

/** Cells are inline Markdown, while the text of a table has no marks. */
class TableCellsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<a href=/y>t</a>                     ; [t](https://a.example/y)",
        "<a href='/a|b'>t</a>                 ; [t](https://a.example/a\\|b)",
        "<a href='#f'><b>t</b></a>            ; [**t**](https://a.example/#f)",
        "<a name=f>t</a>                      ; t",
        "<code>a|b</code>                     ; `a\\|b`",
        "<code>a\\|b</code>                   ; `a\\\\|b`",
        "a|b \\| *c* [d](e)                   ; a\\|b \\\\\\| \\*c\\* \\[d\\](e)",
        "<b>a</b> <i>b</i> <del>c</del>       ; **a** *b* ~~c~~",
        "<b><p>a</p><p>b</p></b>              ; **a b**",
        "a<br>b<br><br><code>c<br>d</code>    ; a b `c d`",
        "<ul><li>a<li>b</ul>c                 ; a b c",
        "<p>a</p>b                            ; a b",
        "<img src=/i.png alt='x|y'>           ; ![x\\|y](https://a.example/i.png)",
        "<a href=/y><img src=/i.png></a> t    ; [![](https://a.example/i.png)](https://a.example/y) t",
        "<math><mi>x</mi></math>              ; x",
        "<math alttext='|x|'><mi>x</mi></math>; $\\|x\\|$",
      })
  void cells(String html, String cell) {
    assertEquals("| h | k |\n| --- | --- |\n| " + cell + " | z |", read(html).markdown());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<a href=/y>t</a> <code>a|b</code>    ; t a|b",
        "<p>a</p>b<br>c                       ; ab c",
        "<img src=/i.png>t                    ; t",
        "<math alttext='|x|'><mi>x</mi></math>; x",
      })
  void text(String html, String cell) {
    assertEquals("h | k\n" + cell + " | z", read(html).text());
  }

  @Test
  void aFormulaOfManyLinesIsOneLine() {
    Block table = read("<math alttext='a\n\nb'><mi>a</mi></math>");
    assertEquals("| h | k |\n| --- | --- |\n| $a b$ | z |", table.markdown());
  }

  @Test
  void aRowOfImagesIsOnlyInMarkdown() {
    Block table = only("<table><tr><td><img src=/i.png><td><tr><td>a<td>b</table>");
    assertEquals("| ![](https://a.example/i.png) | |\n| --- | --- |\n| a | b |", table.markdown());
    assertEquals("a | b", table.text());
  }

  @Test
  void aTableOfImagesAloneIsNoBlock() {
    assertEquals(List.of(), blocks("<table><tr><td><img src=/i.png><td><img src=/j.png></table>"));
  }

  @Test
  void aCaptionIsAnEmphasisAboveItsTable() {
    Block table = only("<table><caption><p>a *b*<br>c</caption><tr><td>1<td>2</table>");
    assertEquals("*a \\*b\\* c*\n\n| 1 | 2 |\n| --- | --- |", table.markdown());
    assertEquals("1 | 2", table.text());
  }

  @Test
  void aCaptionInAnItem() {
    String html = "<ul><li><table><caption>a</caption><tr><td>1<td>2</table></ul>";
    assertEquals("- *a*\n\n  | 1 | 2 |\n  | --- | --- |", Markdown.markdown(blocks(html)));
  }

  private static Block read(String cell) {
    return only("<table><tr><th>h<th>k<tr><td>" + cell + "</td><td>z</table>");
  }

  private static Block only(String html) {
    List<Block> blocks = blocks(html);
    assertEquals(1, blocks.size());
    return blocks.get(0);
  }

  private static List<Block> blocks(String html) {
    PageTree tree = new PageTree(Jsoup.parse(html, "https://a.example/"));
    return BlockReader.read(new Page(new PageElements(tree)), List.of(tree.body()), new BitSet());
  }
}
