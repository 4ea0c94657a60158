package dev.gemel.text.html;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * A candidate read into blocks.
 *
 * @param parts the containers it was read from
 * @param dropped what was left out of them
 */
record Body(List<Block> blocks, Set<Element> parts, Set<Element> dropped) {
  static final Body EMPTY = new Body(List.of(), Set.of(), Set.of());

  Body {
    blocks = List.copyOf(blocks);
  }

  static Body read(List<Element> parts, Page page) {
    return of(parts, Pruner.prune(parts, page));
  }

  static Body of(List<Element> parts, Set<Element> dropped) {
    Set<Element> roots = Pruner.identitySet();
    roots.addAll(parts);
    return new Body(BlockReader.read(parts, dropped), roots, dropped);
  }

  /** Characters that are no white space, headings left out. */
  int length() {
    return blocks.stream()
        .filter(b -> !b.isHeading())
        .mapToInt(b -> Sizes.visibleLength(b.text()))
        .sum();
  }
}
