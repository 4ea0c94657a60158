package dev.gemel.conf;

/** Something outside went wrong in a way people can act on; exit code 1, no stack trace shown. */
public final class GemelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what, where, and what to do next
   */
  public GemelException(String message) {
    super(message);
  }

  /** With the cause that led here. */
  public GemelException(String message, Throwable cause) {
    super(message, cause);
  }
}
