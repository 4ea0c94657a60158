package dev.gemel.text.html;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;

/** Tags and ARIA roles that tell something about what stands in them. */
final class TagKinds {
  private static final List<String> NAMES =
      List.of(
          "article",
          "main",
          "header",
          "footer",
          "nav",
          "aside",
          "form",
          "button",
          "li",
          "table",
          "section",
          "figure",
          "dl",
          "details",
          "noscript",
          "a",
          "p",
          "heading",
          "label",
          "blockquote",
          "pre",
          "dialog",
          "hidden",
          "td",
          "span",
          "summary");

  private static final Map<String, String> ROLES =
      Map.of(
          "main", "main",
          "banner", "header",
          "contentinfo", "footer",
          "navigation", "nav",
          "menu", "nav",
          "complementary", "aside",
          "dialog", "dialog",
          "button", "button",
          "article", "article");

  static final int COUNT = NAMES.size();

  private static final Map<String, Integer> PLACES =
      IntStream.range(0, COUNT).boxed().collect(Collectors.toMap(NAMES::get, place -> place));

  private TagKinds() {}

  static List<String> names() {
    return NAMES;
  }

  /** The place of an element's kind in {@link #names}, -1 if it tells nothing. */
  static int of(Element e) {
    if (Vocabulary.isHidden(e)) {
      return place("hidden");
    }
    String role = ROLES.get(e.attr("role"));
    String tag = role == null ? e.normalName() : role;
    boolean heading = tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
    return place(heading ? "heading" : tag);
  }

  private static int place(String name) {
    return PLACES.getOrDefault(name, -1);
  }
}
