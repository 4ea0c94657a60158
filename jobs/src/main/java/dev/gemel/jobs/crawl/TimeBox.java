package dev.gemel.jobs.crawl;

import java.time.Duration;

/**
 * How long a task starts new requests. A round is committed as a whole, so a short one loses little
 * when it is cut; what it leaves is asked for in the next.
 */
record TimeBox(long endNanos) {
  /** A round of one polite host at a request a second commits about a hundred requests. */
  private static final Duration LENGTH = Duration.ofMinutes(2);

  static TimeBox startingNow() {
    return new TimeBox(System.nanoTime() + LENGTH.toNanos());
  }

  boolean isOver() {
    return System.nanoTime() - endNanos > 0;
  }
}
