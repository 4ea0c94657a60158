package dev.gemel.text.chunk;

import dev.gemel.text.block.Block;
import dev.gemel.text.block.Span;

/** What is never cut again: a block, a sentence, or a piece of one that is too long. */
record Atom(Block block, Span span) {
  boolean isHeading() {
    return block.isHeading() && span.equals(block.span());
  }

  int start() {
    return span.start();
  }

  int end() {
    return span.end();
  }
}
