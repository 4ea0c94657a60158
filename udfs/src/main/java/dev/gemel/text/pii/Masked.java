package dev.gemel.text.pii;

import java.util.List;

/**
 * A text without personal data.
 *
 * @param text the text with placeholders
 * @param spans what was masked, in order, without overlaps, as offsets of the original text
 */
public record Masked(String text, List<PiiSpan> spans) {
  /** Copies the list. */
  public Masked {
    spans = List.copyOf(spans);
  }
}
