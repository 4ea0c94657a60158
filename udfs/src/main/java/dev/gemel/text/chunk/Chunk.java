package dev.gemel.text.chunk;

import java.util.List;

/**
 * One window of a text.
 *
 * @param ordinal 0, 1, 2 ... in the order of the text
 * @param headingPath titles above the chunk that all of its body shares, outermost first
 * @param start first UTF-16 offset in the text
 * @param end offset after the last
 * @param text the characters from start to end, without blank ends
 * @param tokens their count by the chunker's {@link TokenCounter}
 */
public record Chunk(
    int ordinal, List<String> headingPath, int start, int end, String text, int tokens) {
  /** Copies the path. */
  public Chunk {
    headingPath = List.copyOf(headingPath);
  }
}
