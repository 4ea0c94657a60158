package dev.gemel.text.html;

import dev.gemel.text.html.Vocabulary.Meaning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/**
 * The containers that may hold the piece, most telling first: a named body, {@code <article>}, a
 * named piece, {@code <main>} and its kin. A body split over like-named siblings is one candidate.
 */
final class Candidates {
  private static final Set<String> CONTAINERS =
      Set.of("div", "section", "article", "main", "td", "center");
  private static final int MAX_PER_RULE = 6;
  private static final int MAX_PARTS = 500;

  private Candidates() {}

  static List<List<Element>> of(Page page) {
    List<List<Element>> all = new ArrayList<>();
    List<Element> containers = new ArrayList<>();
    for (Element e : page.inBody()) {
      if (CONTAINERS.contains(e.normalName()) && !isInside(e, page.never())) {
        containers.add(e);
      }
    }
    collect(containers, e -> isBody(e, page), all);
    collect(containers, e -> e.nameIs("article"), all);
    collect(containers, e -> page.isNamed(e, Meaning.PIECE), all);
    collect(containers, e -> e.nameIs("main") || e.attr("role").equals("main"), all);
    collect(
        containers, e -> e.attr("role").equals("main") || page.isNamed(e, Meaning.CONTENT), all);
    return all;
  }

  private static boolean isBody(Element e, Page page) {
    return e.attr("itemprop").contains("articleBody")
        || e.attr("property").contains("articleBody")
        || page.isNamed(e, Meaning.BODY);
  }

  private static void collect(
      List<Element> containers, Predicate<Element> rule, List<List<Element>> all) {
    Set<Element> taken = Pruner.identitySet();
    int found = 0;
    for (Element e : containers) {
      if (found < MAX_PER_RULE && rule.test(e) && !isInside(e, taken)) {
        List<Element> parts = withSiblings(e, containers);
        taken.addAll(parts);
        all.add(parts);
        found++;
      }
    }
  }

  private static List<Element> withSiblings(Element first, List<Element> containers) {
    Element scope = first.nameIs("article") ? null : first.closest("article");
    Set<Element> parts = new LinkedHashSet<>(List.of(first));
    if (first.nameIs("article") || first.className().isBlank()) {
      return List.of(first);
    }
    for (Element e : containers) {
      boolean alike =
          e != first && e.nameIs(first.normalName()) && e.className().equals(first.className());
      if (alike
          && !isInside(e, parts)
          && (scope == null ? e.parent() == first.parent() : e.closest("article") == scope)) {
        parts.add(e);
      }
    }
    return List.copyOf(parts);
  }

  static boolean isInside(Element e, Set<Element> set) {
    for (Element up = e; up != null; up = up.parent()) {
      if (set.contains(up)) {
        return true;
      }
    }
    return false;
  }
}
