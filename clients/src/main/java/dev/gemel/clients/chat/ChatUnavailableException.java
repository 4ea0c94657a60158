package dev.gemel.clients.chat;

import java.net.URI;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint gave no usable answer and the retry budget is spent: it is down, overloaded, too
 * slow, or answers nonsense. The same request may succeed later.
 */
public final class ChatUnavailableException extends ChatException {
  private static final long serialVersionUID = 1L;

  private final URI endpoint;
  private final int attempts;
  private final @Nullable Integer lastStatus;

  ChatUnavailableException(
      URI endpoint, int attempts, @Nullable Integer lastStatus, String detail, Throwable cause) {
    super(message(endpoint, attempts, detail), cause);
    this.endpoint = endpoint;
    this.attempts = attempts;
    this.lastStatus = lastStatus;
  }

  /** The URL that was called. */
  public URI endpoint() {
    return endpoint;
  }

  /** How often it was called, the first time included. */
  public int attempts() {
    return attempts;
  }

  /** The last HTTP status; empty if the last attempt got none (no connection, or timed out). */
  public OptionalInt lastStatus() {
    return lastStatus == null ? OptionalInt.empty() : OptionalInt.of(lastStatus);
  }

  private static String message(URI endpoint, int attempts, String detail) {
    return "chat endpoint %s gave no answer in %d attempt%s: %s; check that it runs and serves this model, then run again"
        .formatted(endpoint, attempts, attempts == 1 ? "" : "s", detail);
  }
}
