package dev.gemel.text.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds the container of the piece by where its paragraphs are, for pages whose names tell nothing:
 * each paragraph votes for its parent and, half, for its grandparent (the idea of Arc90's
 * Readability, 2009), weighed by the share of text outside links.
 */
final class Scorer {
  private static final Set<String> VOTERS = Set.of("p", "pre", "blockquote", "td", "li", "div");
  private static final int MIN_PARAGRAPH = 25;

  private Scorer() {}

  static @Nullable Element best(Page page) {
    // Nodes are compared by identity; the order of the page decides ties.
    Map<Element, Double> votes = new LinkedHashMap<>();
    Sizes sizes = Sizes.of(page.body(), page.never());
    for (Element p : page.inBody()) {
      if (!VOTERS.contains(p.normalName())) {
        continue;
      }
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
      if (score > most) {
        most = score;
        best = entry.getKey();
      }
    }
    return best;
  }

  private static long commas(Element p) {
    return Math.min(10, List.of(p.ownText().split("[,\u3001\uff0c\u060c]", 12)).size() - 1);
  }
}
