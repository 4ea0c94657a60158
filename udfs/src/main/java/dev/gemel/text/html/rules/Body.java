package dev.gemel.text.html.rules;

import dev.gemel.text.html.block.Block;
import dev.gemel.text.html.block.BlockReader;
import dev.gemel.text.html.page.Page;
import dev.gemel.text.html.page.Sizes;
import java.util.BitSet;
import java.util.List;

/**
 * A candidate read into blocks.
 *
 * @param parts the containers it was read from
 * @param dropped what was left out of them
 */
public record Body(List<Block> blocks, List<Integer> parts, BitSet dropped) {
  static final Body EMPTY = new Body(List.of(), List.of(), new BitSet());

  public Body {
    blocks = List.copyOf(blocks);
    parts = List.copyOf(parts);
  }

  static Body read(List<Integer> parts, Page page) {
    return of(parts, Pruner.prune(parts, page), page);
  }

  static Body of(List<Integer> parts, BitSet dropped, Page page) {
    return new Body(BlockReader.read(page, parts, dropped), parts, dropped);
  }

  /** Characters that are no white space, headings left out. */
  int length() {
    int length = 0;
    for (Block block : blocks) {
      length += block.isHeading() ? 0 : Sizes.visibleLength(block.text());
    }
    return length;
  }
}
