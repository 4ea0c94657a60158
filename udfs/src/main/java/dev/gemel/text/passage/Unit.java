package dev.gemel.text.passage;

import dev.gemel.text.block.Block;
import dev.gemel.text.block.Span;

/** A block or a part of a long paragraph, with its number of words. */
record Unit(Block block, Span span, int words) {}
