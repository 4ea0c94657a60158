package dev.gemel.text.html.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The flat page says of its elements what jsoup's tree says of them. */
class PageTreeTest {
  private static final List<String> PIECES =
      List.of(
          "<div class=a>",
          "<div class='a b' id=x>",
          "</div>",
          "<p>",
          "</p>",
          "<ul><li>",
          "</ul>",
          "<a href=/x>",
          "</a>",
          "word ",
          " ",
          "\n",
          "<!-- c -->",
          "<table><tr><td>",
          "</table>",
          "<script>x</script>",
          "<x-own>",
          "</x-own>",
          "<b>",
          "</b>",
          "<br>",
          "<span hidden>",
          "</span>",
          "<article>",
          "</article>",
          "<body>",
          "</html>",
          "<svg><g>",
          "</svg>");

  static List<String> pages() {
    SplittableRandom random = new SplittableRandom(7);
    List<String> pages = new ArrayList<>(List.of("", "text", "<frameset><frame></frameset>"));
    for (int i = 0; i < 200; i++) {
      StringBuilder page = new StringBuilder();
      for (int n = random.nextInt(60); n > 0; n--) {
        page.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      pages.add(page.toString());
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void itIsTheTreeOfTheDocument(String html) {
    Document document = Jsoup.parse(html);
    PageTree tree = new PageTree(document);
    assertSame(document.body(), tree.element(tree.body()));
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < tree.size(); i++) {
      if (!tree.isText(i)) {
        elements.add(tree.element(i));
        sameElement(tree, i, tree.element(i));
      }
    }
    assertEquals(document.getAllElements(), elements);
  }

  private static void sameElement(PageTree tree, int i, Element e) {
    int length = 0;
    int count = 0;
    for (int below = i; below < tree.end(i); below++) {
      length += tree.length(below);
      count += tree.isText(below) ? 0 : 1;
    }
    assertEquals(e.getAllElements().size(), count, "elements below " + e);
    assertEquals(visible(e), length, "text of " + e);
    assertEquals(i, tree.number(e));
    assertEquals(e.className(), tree.classes(i));
    if (i > 0) {
      assertSame(e.parent(), tree.element(tree.parent(i)));
      assertEquals(e.nextElementSibling() == null, tree.isLast(i), "last is " + e);
    }
    Element article = e.closest("article");
    assertEquals(article == null ? -1 : tree.number(article), tree.closest(i, Tags.ARTICLE));
  }

  private static int visible(Element e) {
    return e.nodeStream(TextNode.class)
        .mapToInt(text -> Sizes.visibleLength(text.getWholeText()))
        .sum();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatIsDroppedDoesNotCount(String html) {
    PageTree tree = new PageTree(Jsoup.parse(html));
    BitSet dropped = new BitSet();
    for (int i = tree.body() + 1; i < tree.size(); i += 3) {
      dropped.set(i);
    }
    for (int i = 0; i < tree.size(); i++) {
      dropped.set(i, dropped.get(i) && !tree.isText(i));
    }
    Sizes sizes = Sizes.ofBody(tree, dropped);
    for (int i = tree.body(); i < tree.end(tree.body()); i++) {
      int text = 0;
      int links = 0;
      for (int below = i; below < tree.end(i) && !tree.isText(i); below++) {
        boolean counts = !tree.isInside(below, dropped);
        text += counts ? tree.length(below) : 0;
        links += counts && tree.is(below, Tags.A) ? 1 : 0;
      }
      assertEquals(text, sizes.text(i), "text of " + i + " in " + html);
      assertEquals(links, sizes.links(i), "links in " + i + " of " + html);
    }
  }

  @Test
  void anElementOfAnotherPageHasNoNumber() {
    PageTree tree = new PageTree(Jsoup.parse("<p>a"));
    assertThrows(IllegalArgumentException.class, () -> tree.number(new Element("p")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nosuch", ""})
  void aSetOfTagsThatHtmlDoesNotKnowIsRefused(String name) {
    assertThrows(ArrayIndexOutOfBoundsException.class, () -> TagSet.of(name));
  }
}
