package dev.gemel.jobs.evaluate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a judge said.
 *
 * @param scores by metric
 * @param verdicts asked for
 * @param unparsable of them, scored as the worst
 */
record Judged(SortedMap<String, List<Score>> scores, long verdicts, long unparsable) {
  /** Nobody was asked. */
  static final Judged NOTHING = new Judged(new TreeMap<>(Map.of()), 0, 0);

  Judged {
    scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
  }

  /** Both together. */
  Judged and(Judged more) {
    SortedMap<String, List<Score>> all = new TreeMap<>(scores);
    all.putAll(more.scores());
    return new Judged(all, verdicts + more.verdicts(), unparsable + more.unparsable());
  }
}
