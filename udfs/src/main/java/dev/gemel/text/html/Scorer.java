package dev.gemel.text.html;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the container of the piece by where its paragraphs are, for pages whose names tell nothing:
 * each paragraph votes for its parent and, half, for its grandparent (the idea of Arc90's
 * Readability, 2009), weighed by the share of text outside links.
 */
final class Scorer {
  private static final int MIN_PARAGRAPH = 25;

  private Scorer() {}

  static @Nullable Element best(Document page, Set<Element> dropped) {
    Map<Element, Double> votes = new IdentityHashMap<>();
    Sizes sizes = Sizes.of(page.body(), dropped);
    for (Element p : page.body().select("p, pre, blockquote, td, li, div")) {
      int own = p.nameIs("div") ? Sizes.visibleLength(p.ownText()) : sizes.get(p).text;
      Element parent = p.nameIs("div") ? p : p.parent();
      if (own >= MIN_PARAGRAPH && parent != null && sizes.get(p).linkShare() < 0.5) {
        double vote = 1 + commas(p) + Math.min(own / 100.0, 3);
        votes.merge(parent, vote, Double::sum);
        Element grandparent = parent.parent();
        if (grandparent != null) {
          votes.merge(grandparent, vote / 2, Double::sum);
        }
      }
    }
    Element best = null;
    double most = 0;
    for (Map.Entry<Element, Double> entry : votes.entrySet()) {
      double score = entry.getValue() * (1 - sizes.get(entry.getKey()).linkShare());
      if (score > most || (score == most && best != null && isBefore(entry.getKey(), best))) {
        most = score;
        best = entry.getKey();
      }
    }
    return best;
  }

  // The map has no order of its own; ties must not depend on it.
  private static boolean isBefore(Element a, Element b) {
    return a.cssSelector().compareTo(b.cssSelector()) < 0;
  }

  private static long commas(Element p) {
    return Math.min(10, List.of(p.ownText().split("[,\u3001\uff0c\u060c]", 12)).size() - 1);
  }
}
