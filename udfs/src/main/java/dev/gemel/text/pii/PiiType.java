package dev.gemel.text.pii;

/** The kinds of personal data that are masked. */
public enum PiiType {
  /** An e-mail address. */
  EMAIL,
  /** A public IPv4 or IPv6 address. */
  IP,
  /** A telephone number. */
  PHONE,
  /** The number of a payment card, its check digit right. */
  CREDIT_CARD,
  /** An international bank account number, its check digits right. */
  IBAN,
  /** A number that a state gives to a person. */
  NATIONAL_ID,
  /** A key, token or password for a machine. */
  SECRET,
  /** A house in a street. */
  ADDRESS;

  /** What stands in the masked text, for example {@code [EMAIL]}. */
  public String placeholder() {
    return "[" + name() + "]";
  }
}
