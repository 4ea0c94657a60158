package dev.gemel.text.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Sets the readers' comments apart from the piece. */
final class CommentFinder {
  private static final Set<String> AREAS = Set.of("div", "section", "ol", "ul", "article", "aside");

  /** A thread that holds more of the page than this is the page: a forum. */
  private static final double MAX_SHARE = 0.7;

  private CommentFinder() {}

  /** The comment areas of a page, outermost only. */
  static List<Element> find(Page page) {
    Set<Element> found = Pruner.identitySet();
    List<Element> areas = new ArrayList<>();
    Sizes sizes = null;
    for (Element e : page.inBody()) {
      if (AREAS.contains(e.normalName())
          && page.isNamed(e, Vocabulary.Meaning.COMMENTS)
          && !Candidates.isInside(e, found)) {
        sizes = sizes == null ? Sizes.of(page.body(), page.never()) : sizes;
        if (sizes.get(e).text <= MAX_SHARE * sizes.get(page.body()).text) {
          found.add(e);
          areas.add(e);
        }
      }
    }
    return areas;
  }

  /** Their text; forms and links to reply are left out. */
  static String text(List<Element> areas, Page page) {
    List<Block> blocks = BlockReader.read(areas, Pruner.prune(areas, page));
    return Markdown.text(Tidy.apply(blocks, null, ""));
  }
}
