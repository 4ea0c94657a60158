package dev.gemel.text.html.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.PageElements;
import dev.gemel.text.html.page.PageTree;
import java.util.BitSet;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of items, and lists side by side, as a CommonMark reader has to see them. */
class ListMarkersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<ol start=3><li>a<li>b</ol>                          ; 3. a/4. b",
        "<ol start=0><li>a</ol>                               ; 0. a",
        "<ol start=' +7x'><li>a</ol>                          ; 7. a",
        "<ol start=1000000><li>a</ol>                         ; 1000000. a",
        "<ol start=999999999><li>a<li>b</ol>                  ; 999999999. a//1) b",
        "<ol start=99999999999><li>a<li>b</ol>                ; 1. a/2. b",
        "<ol start=-2><li>a<li>b<li>c<li>d</ol>               ; 1. a/2. b/3. c/4. d",
        "<ol start=x><li>a</ol>                               ; 1. a",
        "<ol><li value=4>a<li>b</ol>                          ; 4. a/5. b",
        "<ol><li>a<li value=2>b<li value=7>c<li>d</ol>        ; 1. a/2. b//7) c/8) d",
        "<ol><li>a<li value=-3>b<li value=x>c</ol>            ; 1. a/2. b/3. c",
        "<ol reversed><li>a<li>b<li>c</ol>                    ; 3. a//2) b//1. c",
        "<ol reversed start=1><li>a<li>b<li>c<li>d</ol>       ; 1. a//0) b/1) c/2) d",
        "<ol reversed start=1><li>a<li>b<li>c<li value=9>d<li>e</ol> ; 1. a//0) b/1) c//9. d//8) e",
        "<ol><li>a<li><li>c<li>d</ol>                         ; 1. a//3) c/4) d",
        "<ul reversed><li value=5>a<li>b</ul>                 ; - a/- b",
      })
  void numbers(String html, String markdown) {
    assertEquals(markdown, markdown(html).replace('\n', '/'));
  }

  /** What the weights of the judge have seen. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<ol start=3><li>a<li value=9>b</ol>  ; 3. a/4. b",
        "<ol start=1000000><li>a</ol>         ; 1. a",
        "<ol start=-3><li>a<li>b</ol>         ; 1. a/2. b",
        "<ol reversed><li>a<li>b</ol>         ; 1. a/2. b",
      })
  void plainNumbers(String html, String text) {
    assertEquals(text, Markdown.text(blocks(html)).replace('\n', '/'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<ul><li>a</ul><ul><li>b<li>c</ul><ul><li>d</ul>      ; - a//* b/* c//- d",
        "<ol><li>a</ol><ol><li>b<li>c</ol>                    ; 1. a//1) b/2) c",
        "<ul><li>a</ul><ol><li>b</ol><ul><li>c</ul>           ; - a//1. b//- c",
        "<ul><li>a</ul><p>p</p><ul><li>b</ul>                 ; - a//p//- b",
        "<ul><li>a<ul><li>b</ul><ul><li>c</ul></ul>           ; - a/  - b//  * c",
        "<ul><li>a</ul><ul><li>b<ul><li>c</ul><li>d</ul>      ; - a//* b/  - c/* d",
        "<ul><li>a</ul><ul><li>b<pre>c</pre></ul>             ; - a//* b//  ```/  c/  ```",
        "<ul><li>a</ul><ul><li><pre>c</pre></ul>              ; - a//*/  ```/  c/  ```",
        "<ul><li>a</ul><blockquote><ul><li>b</ul></blockquote>; - a//> - b",
        "<ul><li>a</ul><ul><li>**<li>*<li>**b**</ul>          ; - a//* \\*\\*/* \\*/* \\*\\*b\\*\\*",
        "<ul><li>a</ul><ul><li>__<li>_</ul>                   ; - a//* __/* _",
      })
  void sideBySide(String html, String markdown) {
    assertEquals(markdown, markdown(html).replace('\n', '/'));
  }

  private static String markdown(String html) {
    return Markdown.markdown(blocks(html));
  }

  private static List<Block> blocks(String html) {
    PageTree tree = new PageTree(Jsoup.parse(html, "https://a.example/"));
    return BlockReader.read(new Page(new PageElements(tree)), List.of(tree.body()), new BitSet());
  }
}
