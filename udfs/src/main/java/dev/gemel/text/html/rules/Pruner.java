package dev.gemel.text.html.rules;

import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.PageTree;
import dev.gemel.text.html.page.Sizes;
import dev.gemel.text.html.page.TagSet;
import dev.gemel.text.html.page.Tags;
import dev.gemel.text.html.page.Vocabulary;
import java.util.BitSet;
import java.util.List;

/**
 * Decides which elements of a container are not part of the piece. The tree is left as it is: the
 * answer is a set of dropped elements, so that a decision is undone by forgetting it.
 */
final class Pruner {
  /** Furniture does not hold this share of the text; what does is a mislabelled container. */
  private static final double CONTAINER_SHARE = 0.5;

  /** If less than this share of the text survives the vocabulary, the vocabulary was wrong. */
  private static final double MIN_SURVIVING = 1.0 / 7;

  private static final TagSet UNNAMED = TagSet.of("article", "main", "pre", "code");
  private static final TagSet FRAMES = TagSet.of("header", "form", "noscript");

  /** Highlighters name the tokens of code after anything; code is kept whole. */
  private static final TagSet WHOLE = TagSet.of("pre", "math");

  private final Page page;
  private final PageTree tree;
  private final List<Integer> parts;
  private final Sizes sizes;
  private final int most;

  private Pruner(List<Integer> parts, Page page, Sizes sizes) {
    this.page = page;
    this.tree = page.tree();
    this.parts = parts;
    this.sizes = sizes;
    this.most = (int) (sizes.total(parts) * CONTAINER_SHARE);
  }

  /** The elements to leave out of {@code parts}, those never kept on this page among them. */
  static BitSet prune(List<Integer> parts, Page page) {
    PageTree tree = page.tree();
    BitSet dropped = pruneKeepingLinks(parts, page);
    LinkDensity.drop(tree, parts, Sizes.of(tree, parts, dropped), dropped);
    LinkDensity.drop(tree, parts, Sizes.of(tree, parts, dropped), dropped);
    return dropped;
  }

  /** As {@code prune}, for pages whose content is links. */
  static BitSet pruneKeepingLinks(List<Integer> parts, Page page) {
    Sizes before = Sizes.of(page.tree(), parts, page.never());
    Pruner pruner = new Pruner(parts, page, before);
    BitSet dropped = pruner.furniture(true);
    int left = Sizes.of(page.tree(), parts, dropped).total(parts);
    return left < before.total(parts) * MIN_SURVIVING ? pruner.furniture(false) : dropped;
  }

  private BitSet furniture(boolean byName) {
    BitSet dropped = (BitSet) page.never().clone();
    for (int part : parts) {
      int i = part;
      while (i < tree.end(part)) {
        if (i != part && !tree.isText(i) && !dropped.get(i) && isDropped(i, byName)) {
          dropped.set(i);
        }
        boolean below = i == part || (!dropped.get(i) && !WHOLE.has(tree.tag(i)));
        i = below ? i + 1 : tree.end(i);
      }
    }
    return dropped;
  }

  private boolean isDropped(int i, boolean byName) {
    return sizes.text(i) <= most && isFurniture(i, byName);
  }

  private boolean isFurniture(int i, boolean byName) {
    int tag = tree.tag(i);
    if (FRAMES.has(tag) || tree.isHidden(i)) {
      return true;
    }
    return byName
        && !UNNAMED.has(tag)
        && tree.isNamed(i, Vocabulary.Meaning.FURNITURE)
        && !isEmbeddedQuote(i);
  }

  // Embedded posts of other sites stand in wrappers called "embed" and "social".
  private boolean isEmbeddedQuote(int i) {
    int quote = tree.is(i, Tags.BLOCKQUOTE) ? i : tree.firstBelow(i, Tags.BLOCKQUOTE);
    return quote >= 0 && sizes.text(quote) > 0.8 * sizes.text(i);
  }
}
