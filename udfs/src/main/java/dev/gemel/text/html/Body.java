package dev.gemel.text.html;

import java.util.List;
import org.jsoup.nodes.Element;

/** A candidate read into blocks. */
record Body(List<Block> blocks) {
  static final Body EMPTY = new Body(List.of());

  Body {
    blocks = List.copyOf(blocks);
  }

  static Body read(List<Element> parts, Page page) {
    return new Body(BlockReader.read(parts, Pruner.prune(parts, page)));
  }

  /** Characters that are no white space, headings left out. */
  int length() {
    return blocks.stream()
        .filter(b -> !b.isHeading())
        .mapToInt(b -> Sizes.visibleLength(b.text()))
        .sum();
  }
}
