package dev.gemel.jobs.crawl;

import java.time.Duration;

/**
 * Keeps one host's requests apart. A host that answers 429 or 503 is asked half as often, down to
 * the longest delay allowed; each good answer brings the pace back by a quarter. Not thread-safe.
 */
final class Pace {
  private final Duration longest;
  private long lastMillis;
  private Duration delay = Duration.ZERO;

  /**
   * @param lastMillis end of the last request to the host, epoch milliseconds
   */
  Pace(Duration longest, long lastMillis) {
    this.longest = longest;
    this.lastMillis = lastMillis;
  }

  /** Waits until the host may be asked again, {@code usual} being its delay in good times. */
  void await(Duration usual) throws InterruptedException {
    delay = delay.compareTo(usual) < 0 ? usual : delay;
    long wait = lastMillis + delay.toMillis() - System.currentTimeMillis();
    // A clock that was set back must not make the crawl wait for it.
    Thread.sleep(Math.max(0, Math.min(wait, delay.toMillis())));
  }

  /** Notes the end of a request. */
  void asked(Answer answer) {
    lastMillis = System.currentTimeMillis();
    if (answer.is(429) || answer.is(503)) {
      Duration slower = delay.multipliedBy(2).plusMillis(1);
      delay = slower.compareTo(longest) > 0 ? longest : slower;
    } else {
      delay = delay.multipliedBy(3).dividedBy(4);
    }
  }
}
