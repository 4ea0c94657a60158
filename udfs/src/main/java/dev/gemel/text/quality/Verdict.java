package dev.gemel.text.quality;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a profile says of a text.
 *
 * @param keep whether no rule failed
 * @param reasons the codes of the rules that failed, in the profile's order
 * @param signals every signal that was measured, by name
 * @param text the text to go on with, where the profile edits a text that it keeps; else null
 */
public record Verdict(
    boolean keep, List<String> reasons, SortedMap<String, Double> signals, @Nullable String text) {
  /** Copies both collections. */
  public Verdict {
    reasons = List.copyOf(reasons);
    signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
  }
}
