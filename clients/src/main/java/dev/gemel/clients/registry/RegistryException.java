package dev.gemel.clients.registry;

import org.jspecify.annotations.Nullable;

/** A registry or tracker that refused or could not be reached; the message says what to do. */
public class RegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what, where, the value, what was expected and what to do
   */
  public RegistryException(String message) {
    this(message, null);
  }

  /** With the cause that led here. */
  public RegistryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static RegistryException notRegistered(String name, String version, String where) {
    return new RegistryException(
        "model %s has no version %s in %s; `gemel train` registers what it trains"
            .formatted(name, version, where));
  }
}
