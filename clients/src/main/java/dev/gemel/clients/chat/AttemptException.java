package dev.gemel.clients.chat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt that failed for a reason that may pass. */
final class AttemptException extends Exception {
  private static final long serialVersionUID = 1L;

  private final @Nullable Integer status;
  private final @Nullable Duration wait;

  AttemptException(
      String detail, @Nullable Integer status, @Nullable Duration wait, @Nullable Throwable cause) {
    super(detail, cause);
    this.status = status;
    this.wait = wait;
  }

  /** The HTTP status; null if there was none. */
  @Nullable Integer status() {
    return status;
  }

  /** How long the endpoint asks to be left alone; null if it does not say. */
  @Nullable Duration retryAfter() {
    return wait;
  }
}
