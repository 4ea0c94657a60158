package dev.gemel.jobs.crawl;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Asks again after 429, 5xx and broken connections: exponential back-off with jitter, or what
 * Retry-After says where that is no longer than allowed.
 */
final class Patience {
  private static final Duration FIRST = Duration.ofMillis(300);
  private static final double JITTER = 0.2;
  private static final Duration NOT_SAID = Duration.ofMillis(-1);

  private final FetchPolicy policy;
  private final RetryPolicy<Answer> retries;

  /**
   * An answer and what it took.
   *
   * @param attempts requests made
   * @param millis from the first request to the end of the last body
   */
  record Asked(Answer answer, int attempts, long millis) {}

  Patience(FetchPolicy policy) {
    this.policy = policy;
    this.retries =
        RetryPolicy.<Answer>builder()
            .handleResultIf(this::worthAnother)
            .withMaxRetries(policy.retries())
            .withBackoff(FIRST, FIRST.plus(policy.maxDelay()))
            .withJitter(JITTER)
            .withDelayFn(context -> delay(context.getLastResult()))
            .build();
  }

  /**
   * Asks until the answer is worth having or the retries are spent.
   *
   * @throws InterruptedException when the task is killed while waiting
   */
  Asked ask(CheckedSupplier<Answer> request) throws InterruptedException {
    long start = System.nanoTime();
    AtomicInteger attempts = new AtomicInteger();
    try {
      Answer answer =
          Failsafe.with(retries)
              .get(
                  () -> {
                    attempts.incrementAndGet();
                    return request.get();
                  });
      return new Asked(answer, attempts.get(), (System.nanoTime() - start) / 1_000_000);
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw (InterruptedException) new InterruptedException("killed while waiting").initCause(e);
      }
      throw e;
    }
  }

  /** Whether the server asks for more patience than this crawl has. */
  boolean isTooLong(Answer answer) {
    Duration wait = answer.headers().retryAfter();
    return answer.isBusy() && wait != null && wait.compareTo(policy.retryAfterMax()) > 0;
  }

  private boolean worthAnother(@Nullable Answer answer) {
    return answer != null
        && (Failures.BROKEN.equals(answer.reason()) || answer.isBusy())
        && !isTooLong(answer);
  }

  /** Jitter may shorten a delay, and the server's word is a minimum. */
  private static Duration delay(@Nullable Answer answer) {
    Duration wait = answer == null ? null : answer.headers().retryAfter();
    return wait == null ? NOT_SAID : wait.multipliedBy(5).dividedBy(4);
  }
}
