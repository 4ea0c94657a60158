package dev.gemel.text.html.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tags and ARIA roles that tell something about what stands in them. */
public final class TagKinds {
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

  public static final int COUNT = NAMES.size();

  private static final Map<String, Integer> PLACES =
      IntStream.range(0, COUNT).boxed().collect(Collectors.toMap(NAMES::get, place -> place));

  private static final TagSet HEADINGS = TagSet.of("h1", "h2", "h3", "h4", "h5", "h6");
  private static final int HIDDEN = place("hidden");
  private static final int[] BY_TAG = byTag();

  private TagKinds() {}

  public static List<String> names() {
    return NAMES;
  }

  /** The place of an element's kind in {@link #names}, -1 if it tells nothing. */
  public static int of(PageTree tree, int node) {
    if (tree.isHidden(node)) {
      return HIDDEN;
    }
    String role = tree.role(node);
    String kind = role.isEmpty() ? null : ROLES.get(role);
    int tag = tree.tag(node);
    return kind != null ? place(kind) : tag < Tags.COUNT ? BY_TAG[tag] : -1;
  }

  private static int[] byTag() {
    int[] places = new int[Tags.COUNT];
    for (int tag = 0; tag < places.length; tag++) {
      places[tag] = place(HEADINGS.has(tag) ? "heading" : Tags.name(tag));
    }
    return places;
  }

  private static int place(String name) {
    return PLACES.getOrDefault(name, -1);
  }
}
