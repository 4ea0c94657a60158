package dev.gemel.clients.chat;

import org.jspecify.annotations.Nullable;

/** A chat completion that did not come about. */
public abstract sealed class ChatException extends RuntimeException
    permits ChatUnavailableException, ChatRejectedException {
  private static final long serialVersionUID = 1L;

  ChatException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
