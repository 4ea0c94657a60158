package dev.gemel.text.html;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Decides which elements of a container are not part of the piece. The tree is left as it is: the
 * answer is a set of dropped elements, so that a decision is undone by forgetting it.
 */
final class Pruner {
  /** Furniture does not hold this share of the text; what does is a mislabelled container. */
  private static final double CONTAINER_SHARE = 0.5;

  /** If less than this share of the text survives the vocabulary, the vocabulary was wrong. */
  private static final double MIN_SURVIVING = 1.0 / 7;

  private Pruner() {}

  static Set<Element> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** The elements to leave out of {@code parts}, those never kept on this page among them. */
  static Set<Element> prune(List<Element> parts, Page page) {
    Set<Element> dropped = pruneKeepingLinks(parts, page);
    LinkDensity.drop(parts, Sizes.of(parts, dropped), dropped);
    LinkDensity.drop(parts, Sizes.of(parts, dropped), dropped);
    return dropped;
  }

  /** As {@code prune}, for pages whose content is links. */
  static Set<Element> pruneKeepingLinks(List<Element> parts, Page page) {
    Set<Element> dropped = identitySet();
    dropped.addAll(page.never());
    Sizes before = Sizes.of(parts, dropped);
    int total = before.total(parts);
    furniture(parts, page, before, dropped, true);
    if (Sizes.of(parts, dropped).total(parts) < total * MIN_SURVIVING) {
      dropped.clear();
      dropped.addAll(page.never());
      furniture(parts, page, before, dropped, false);
    }
    return dropped;
  }

  private static void furniture(
      List<Element> parts, Page page, Sizes sizes, Set<Element> dropped, boolean byName) {
    int most = (int) (sizes.total(parts) * CONTAINER_SHARE);
    for (Element part : parts) {
      NodeTraversor.filter(new Furniture(part, page, sizes, most, dropped, byName), part);
    }
  }

  private record Furniture(
      Element root, Page page, Sizes sizes, int most, Set<Element> dropped, boolean byName)
      implements NodeFilter {
    @Override
    public FilterResult head(Node node, int depth) {
      if (!(node instanceof Element e) || e == root) {
        return FilterResult.CONTINUE;
      }
      if (dropped.contains(e)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (sizes.get(e).text <= most && isFurniture(e)) {
        dropped.add(e);
        return FilterResult.SKIP_ENTIRELY;
      }
      // Highlighters name the tokens of code after anything; code is kept whole.
      return e.nameIs("pre") || e.nameIs("math")
          ? FilterResult.SKIP_CHILDREN
          : FilterResult.CONTINUE;
    }

    // Embedded posts of other sites stand in wrappers called "embed" and "social".
    private boolean isEmbeddedQuote(Element e) {
      Element quote = e.nameIs("blockquote") ? e : e.selectFirst("blockquote");
      return quote != null && sizes.get(quote).text > 0.8 * sizes.get(e).text;
    }

    private boolean isFurniture(Element e) {
      String tag = e.normalName();
      if (tag.equals("header")
          || tag.equals("form")
          || tag.equals("noscript")
          || Vocabulary.isHidden(e)) {
        return true;
      }
      boolean named =
          byName
              && !tag.equals("article")
              && !tag.equals("main")
              && !tag.equals("pre")
              && !tag.equals("code");
      return named && page.isNamed(e, Vocabulary.Meaning.FURNITURE) && !isEmbeddedQuote(e);
    }
  }
}
