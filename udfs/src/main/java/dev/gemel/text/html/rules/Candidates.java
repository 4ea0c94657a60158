package dev.gemel.text.html.rules;

import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.PageTree;
import dev.gemel.text.html.page.TagSet;
import dev.gemel.text.html.page.Tags;
import dev.gemel.text.html.page.Vocabulary.Meaning;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The containers that may hold the piece, most telling first: a named body, {@code <article>}, a
 * named piece, {@code <main>} and its kin. A body split over like-named siblings is one candidate.
 */
final class Candidates {
  private static final TagSet CONTAINERS =
      TagSet.of("div", "section", "article", "main", "td", "center");
  private static final int MAX_PER_RULE = 6;

  private final PageTree tree;
  private final List<Integer> containers = new ArrayList<>();
  private final List<List<Integer>> all = new ArrayList<>();

  private Candidates(Page page) {
    tree = page.tree();
    int i = page.body();
    while (i < tree.end(page.body())) {
      if (page.never().get(i)) {
        i = tree.end(i);
      } else {
        if (CONTAINERS.has(tree.tag(i))) {
          containers.add(i);
        }
        i++;
      }
    }
  }

  static List<List<Integer>> of(Page page) {
    Candidates candidates = new Candidates(page);
    PageTree tree = page.tree();
    candidates.collect(candidates::isBody);
    candidates.collect(i -> tree.is(i, Tags.ARTICLE));
    candidates.collect(i -> tree.isNamed(i, Meaning.PIECE));
    candidates.collect(i -> tree.is(i, Tags.MAIN) || tree.role(i).equals("main"));
    candidates.collect(i -> tree.role(i).equals("main") || tree.isNamed(i, Meaning.CONTENT));
    return candidates.all;
  }

  private boolean isBody(int i) {
    return tree.isNamed(i, Meaning.BODY)
        || tree.element(i).attr("itemprop").contains("articleBody")
        || tree.element(i).attr("property").contains("articleBody");
  }

  private void collect(IntPredicate rule) {
    BitSet taken = new BitSet();
    int found = 0;
    for (int i : containers) {
      if (found < MAX_PER_RULE && rule.test(i) && !tree.isInside(i, taken)) {
        List<Integer> parts = withSiblings(i);
        parts.forEach(taken::set);
        all.add(parts);
        found++;
      }
    }
  }

  private List<Integer> withSiblings(int first) {
    if (tree.is(first, Tags.ARTICLE) || tree.classes(first).isBlank()) {
      return List.of(first);
    }
    int scope = tree.closest(first, Tags.ARTICLE);
    BitSet taken = new BitSet();
    taken.set(first);
    List<Integer> parts = new ArrayList<>(List.of(first));
    for (int i : containers) {
      if (i != first
          && tree.signature(i) == tree.signature(first)
          && !tree.isInside(i, taken)
          && isBeside(i, first, scope)) {
        taken.set(i);
        parts.add(i);
      }
    }
    return parts;
  }

  /** Whether a container stands in the same article, or where there is none in the same parent. */
  private boolean isBeside(int i, int first, int scope) {
    return scope < 0
        ? tree.parent(i) == tree.parent(first)
        : tree.closest(i, Tags.ARTICLE) == scope;
  }
}
