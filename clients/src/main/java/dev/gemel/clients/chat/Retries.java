package dev.gemel.clients.chat;

import dev.failsafe.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long to wait between attempts: as long as the endpoint asks, else exponentially longer. */
final class Retries {
  /** The first wait if the endpoint does not say; doubled for each further one. */
  static final Duration FIRST_DELAY = Duration.ofMillis(500);

  private static final Duration LAST_DELAY = Duration.ofSeconds(30);

  /** An endpoint that asks for more is as good as down; the job should stop and go on later. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private static final double JITTER = 0.25;

  private Retries() {}

  static RetryPolicy<ChatReply> policy(int maxRetries, Duration firstDelay) {
    return RetryPolicy.<ChatReply>builder()
        .handle(AttemptException.class)
        .abortOn(Retries::asksTooMuch)
        .withMaxRetries(maxRetries)
        .withBackoff(firstDelay, LAST_DELAY)
        .withJitter(JITTER)
        .withDelayFnOn(context -> delay(context.getLastException()), AttemptException.class)
        .build();
  }

  private static boolean asksTooMuch(Throwable failure) {
    Duration wait = retryAfter(failure);
    return wait != null && wait.compareTo(LONGEST_WAIT) > 0;
  }

  // Failsafe takes a negative delay as "use the back-off". Jitter goes both ways, so the wait is
  // stretched for its shortest outcome to be what was asked for.
  private static Duration delay(@Nullable Throwable failure) {
    Duration wait = retryAfter(failure);
    return wait == null
        ? Duration.ofNanos(-1)
        : Duration.ofMillis((long) Math.ceil(wait.toMillis() / (1 - JITTER)));
  }

  private static @Nullable Duration retryAfter(@Nullable Throwable failure) {
    return failure instanceof AttemptException attempt ? attempt.retryAfter() : null;
  }
}
