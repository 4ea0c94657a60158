package dev.gemel.text.passage;

import java.util.List;

/**
 * A stretch of a document that stands by itself, as the answer of an instruction.
 *
 * @param headingPath titles above it, outermost first
 * @param start first UTF-16 offset in the document
 * @param end offset after the last
 * @param text the characters from start to end
 */
public record Passage(List<String> headingPath, int start, int end, String text) {
  /** Copies the path. */
  public Passage {
    headingPath = List.copyOf(headingPath);
  }
}
