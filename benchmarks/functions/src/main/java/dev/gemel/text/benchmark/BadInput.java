package dev.gemel.text.benchmark;

/** What the caller gave cannot be used; the message says what, where and what to do next. */
final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadInput(String message) {
    super(message);
  }
}
