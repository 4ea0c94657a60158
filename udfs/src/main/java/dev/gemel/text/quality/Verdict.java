package dev.gemel.text.quality;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a profile says of a text.
 *
 * @param keep whether no rule failed
 * @param reasons the codes of the rules that failed, in the profile's order
 * @param signals every signal that was measured, by name
 */
public record Verdict(boolean keep, List<String> reasons, SortedMap<String, Double> signals) {
  /** Copies both collections. */
  public Verdict {
    reasons = List.copyOf(reasons);
    signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
  }
}
