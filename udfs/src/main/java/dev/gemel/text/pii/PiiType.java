package dev.gemel.text.pii;

/** The kinds of personal data that are masked. */
public enum PiiType {
  /** An e-mail address. */
  EMAIL,
  /** A public IPv4 or IPv6 address. */
  IP;

  /** What stands in the masked text, for example {@code [EMAIL]}. */
  public String placeholder() {
    return "[" + name() + "]";
  }
}
