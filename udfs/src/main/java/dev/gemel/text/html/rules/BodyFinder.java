package dev.gemel.text.html.rules;

import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.Query;
import dev.gemel.text.html.page.Sizes;
import java.util.List;
import org.jsoup.nodes.Element;

/** Chooses the body among the candidates, with fall-backs where the markup tells too little. */
public final class BodyFinder {
  /** A body is long enough to be taken at once, in characters without white space. */
  private static final int ENOUGH = 210;

  /** Below this length, or below this share of the page, a second opinion is asked. */
  private static final int DOUBTFUL = 850;

  /** The shortest note that counts as content. */
  private static final int LEAST = 20;

  private static final Query MAIN = Query.of("main, [role=main]");
  private static final Query ENTRY = Query.of(".h-entry");
  private static final Query CONTENTS = Query.of(".h-entry .e-content");
  private static final double DOUBTFUL_SHARE = 0.22;

  private static final double GOOD_SHARE = 0.6;

  private BodyFinder() {}

  /**
   * The body of a page.
   *
   * @param single whether the page declares to be one piece; then a body may be a small part of it,
   *     otherwise a small part is taken for an introduction to the rest
   */
  public static Body find(Page page, boolean single) {
    Body entry = entry(page);
    if (entry.length() >= LEAST) {
      return entry;
    }
    List<Integer> all = List.of(page.body());
    int whole = Sizes.ofBody(page.tree(), Pruner.prune(all, page)).text(page.body());
    Body own = named(page, single ? 0 : (int) (whole * DOUBTFUL_SHARE));
    int length = own.length();
    if (length < DOUBTFUL || length < whole * DOUBTFUL_SHARE) {
      int best = Scorer.best(page);
      Body scored = best < 0 ? Body.EMPTY : Body.read(List.of(best), page);
      if (scored.length() > 2 * length) {
        own = scored;
      }
    }
    boolean poor = own.length() < ENOUGH / 2 || (!single && own.length() < whole * DOUBTFUL_SHARE);
    return poor ? longer(own, Body.read(all, page)) : own;
  }

  /**
   * The body of a page whose content is links: all of {@code <main>}, or of the page, without
   * furniture; {@code body} if that is already a good part of it.
   */
  public static Body withLinks(Page page, Body body) {
    Element main = page.elements().first(MAIN);
    List<Integer> parts = List.of(main == null ? page.body() : page.tree().number(main));
    Body all = Body.of(parts, Pruner.pruneKeepingLinks(parts, page), page);
    return body.length() < all.length() * GOOD_SHARE ? all : body;
  }

  // microformats2: the content of the one entry of the page, however short a note it is.
  private static Body entry(Page page) {
    List<Element> contents = page.elements().select(CONTENTS);
    boolean one = contents.size() == 1 && page.elements().select(ENTRY).size() == 1;
    return one ? Body.read(List.of(page.tree().number(contents.get(0))), page) : Body.EMPTY;
  }

  private static Body named(Page page, int least) {
    Body longest = Body.EMPTY;
    for (List<Integer> parts : Candidates.of(page)) {
      Body body = Body.read(parts, page);
      if (body.length() >= Math.max(ENOUGH, least)) {
        return body;
      }
      longest = longer(longest, body);
    }
    return longest;
  }

  private static Body longer(Body a, Body b) {
    return b.length() > a.length() ? b : a;
  }
}
