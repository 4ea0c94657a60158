package dev.gemel.text.html.rules;

import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.PageTree;
import dev.gemel.text.html.page.Sizes;
import dev.gemel.text.html.page.TagSet;
import dev.gemel.text.html.page.Tags;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the container of the piece by where its paragraphs are, for pages whose names tell nothing:
 * each paragraph votes for its parent and, half, for its grandparent (the idea of Arc90's
 * Readability, 2009), weighed by the share of text outside links.
 */
final class Scorer {
  private static final TagSet VOTERS = TagSet.of("p", "pre", "blockquote", "td", "li", "div");
  private static final int MIN_PARAGRAPH = 25;

  private final PageTree tree;
  private final Sizes sizes;
  private final double[] votes;

  /** Who has votes, in the order of the first one, which decides ties. */
  private final List<Integer> voted = new ArrayList<>();

  private Scorer(Page page) {
    tree = page.tree();
    sizes = Sizes.ofBody(tree, page.never());
    votes = new double[tree.size()];
  }

  /** The best container; -1 if no paragraph votes. */
  static int best(Page page) {
    Scorer scorer = new Scorer(page);
    PageTree tree = page.tree();
    for (int i = page.body(); i < tree.end(page.body()); i++) {
      if (VOTERS.has(tree.tag(i)) && scorer.sizes.linkShare(i) < 0.5) {
        scorer.ask(i);
      }
    }
    return scorer.best();
  }

  private void ask(int p) {
    boolean div = tree.is(p, Tags.DIV);
    int own = div ? ownLength(p) : sizes.text(p);
    int parent = div ? p : tree.parent(p);
    if (own >= MIN_PARAGRAPH) {
      double vote = 1 + commas(p) + Math.min(own / 100.0, 3);
      vote(parent, vote);
      vote(tree.parent(parent), vote / 2);
    }
  }

  private int ownLength(int p) {
    int length = 0;
    for (int i = p + 1; i < tree.end(p); i = tree.end(i)) {
      length += tree.length(i);
    }
    return length;
  }

  private void vote(int container, double vote) {
    if (container < 0) {
      return;
    }
    if (votes[container] == 0) {
      voted.add(container);
    }
    votes[container] += vote;
  }

  private int best() {
    int best = -1;
    double most = 0;
    for (int container : voted) {
      double score = votes[container] * (1 - sizes.linkShare(container));
      if (score > most) {
        most = score;
        best = container;
      }
    }
    return best;
  }

  private long commas(int p) {
    String own = tree.element(p).ownText();
    return Math.min(10, List.of(own.split("[,\u3001\uff0c\u060c]", 12)).size() - 1);
  }
}
