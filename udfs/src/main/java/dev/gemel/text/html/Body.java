package dev.gemel.text.html;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * A candidate read into blocks.
 *
 * @param parts the containers, for questions about where the body stands
 */
record Body(List<Element> parts, List<Block> blocks) {
  static final Body EMPTY = new Body(List.of(), List.of());

  static Body read(List<Element> parts, Page page) {
    return new Body(parts, BlockReader.read(parts, Pruner.prune(parts, page)));
  }

  /** Characters that are no white space, headings left out. */
  int length() {
    return blocks.stream()
        .filter(b -> !b.isHeading())
        .mapToInt(b -> Sizes.visibleLength(b.text()))
        .sum();
  }
}
