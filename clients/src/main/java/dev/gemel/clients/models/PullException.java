package dev.gemel.clients.models;

/** A model could not be pulled; the message says what to do. What was downloaded is kept. */
public final class PullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what, where, and what to do next
   */
  public PullException(String message) {
    super(message);
  }

  /** With the cause that led here. */
  public PullException(String message, Throwable cause) {
    super(message, cause);
  }
}
