package dev.gemel.clients.chat;

import java.net.URI;

/** The endpoint refused the request; sending the same again will be refused again. */
public final class ChatRejectedException extends ChatException {
  private static final long serialVersionUID = 1L;

  private final URI endpoint;
  private final int status;

  ChatRejectedException(URI endpoint, int status, String said) {
    super(message(endpoint, status, said), null);
    this.endpoint = endpoint;
    this.status = status;
  }

  /** The URL that was called. */
  public URI endpoint() {
    return endpoint;
  }

  /** The HTTP status, such as 401. */
  public int status() {
    return status;
  }

  private static String message(URI endpoint, int status, String said) {
    return "chat endpoint %s rejected the request with status %d: %s; %s"
        .formatted(endpoint, status, said, nextStep(status));
  }

  private static String nextStep(int status) {
    if (status >= 300 && status < 400) {
      return "redirects are not followed: configure the final URL";
    }
    return switch (status) {
      case 401, 403 -> "check the key in the variable that apiKeyEnv names";
      case 404 -> "check the URL (it usually ends in /v1) and the model's name";
      case 413 -> "shorten the messages";
      case 429 -> "the account's quota is spent: raise it or use another endpoint";
      default -> "correct the request or the configuration";
    };
  }
}
