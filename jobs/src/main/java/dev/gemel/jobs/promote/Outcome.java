package dev.gemel.jobs.promote;

import java.util.Collection;

/** What a check, or the whole gate, says. */
public enum Outcome {
  /** Shown to be good enough. */
  PASS,
  /** Shown to be not good enough. */
  FAIL,
  /** Not shown either way: the champion stays. */
  INCONCLUSIVE;

  /** One failure fails all; else one that is open leaves all open. */
  static Outcome all(Collection<Outcome> outcomes) {
    if (outcomes.contains(FAIL)) {
      return FAIL;
    }
    return outcomes.contains(INCONCLUSIVE) || outcomes.isEmpty() ? INCONCLUSIVE : PASS;
  }
}
