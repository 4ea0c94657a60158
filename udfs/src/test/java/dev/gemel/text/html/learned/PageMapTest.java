package dev.gemel.text.html.learned;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gemel.text.html.page.PageTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageMapTest {
  @ParameterizedTest
  @MethodSource("dev.gemel.text.html.page.PageTreeTest#pages")
  void siblingsOfTheSameTagAndClassesAreAlike(String html) {
    PageTree tree = new PageTree(Jsoup.parse(html));
    PageMap map = new PageMap(tree, new BitSet());
    for (int k = 1; k < map.size(); k++) {
      Element e = tree.element(map.element(k));
      List<Element> like = new ArrayList<>();
      for (Element sibling : e.parent().children()) {
        if (sibling.nameIs(e.normalName()) && sibling.className().equals(e.className())) {
          like.add(sibling);
        }
      }
      assertEquals(like.size(), map.alike(map.element(k)), e + " in " + html);
      assertEquals(like.indexOf(e), map.place(map.element(k)), e + " in " + html);
    }
  }
}
