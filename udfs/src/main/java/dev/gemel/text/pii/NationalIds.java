package dev.gemel.text.pii;

import static dev.gemel.text.pii.CheckDigits.digit;
import static dev.gemel.text.pii.CheckDigits.digits;
import static dev.gemel.text.pii.CheckDigits.weighted;

import java.util.List;
import java.util.function.Predicate;

/**
 * Numbers of persons, by country. Those whose shape any number may have are looked for only after a
 * word that names them.
 */
final class NationalIds {
  private static final String END = "(?![\\w-])";
  private static final String NINO =
      "(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
          + " ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]";
  private static final String CODICE_FISCALE =
      "[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]";
  private static final String NIR =
      "[12] ?\\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\\d) ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}";
  private static final String CNP =
      "[1-8]\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|[1-4]\\d|5[0-2])\\d{4}";
  private static final String RESIDENT =
      "[1-9]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[0-9X]";

  static final List<Rule> RULES =
      List.of(
          number("(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}", id -> true),
          number("(?!000|666|9)\\d{3}[ .]?(?!00)\\d{2}[ .]?(?!0000)\\d{4}", id -> true)
              .after("ssn|social security(?: number| no\\.?)?"),
          letters(NINO, id -> true),
          number("\\d{8}[- ]?[A-HJ-NP-TV-Z]", CheckDigits::dni),
          letters("[XYZ][- ]?\\d{7}[- ]?[A-HJ-NP-TV-Z]", CheckDigits::dni),
          letters(CODICE_FISCALE, CheckDigits::codiceFiscale),
          number(NIR, CheckDigits::nir),
          number("\\d{2} ?\\d{3} ?\\d{3} ?\\d{3}", id -> CheckDigits.mod1110(digits(id)))
              .after(
                  "steuer-?id(?:nr\\.?|entifikationsnummer|nummer)?|steuerliche"
                      + " identifikationsnummer|idnr\\.?|tax id"),
          number("\\d{11}", NationalIds::isPesel),
          number(CNP, NationalIds::isCnp),
          number("\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}", id -> CheckDigits.cpf(digits(id))),
          number(RESIDENT, CheckDigits::resident),
          number(
              "\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])[-+]\\d{4}",
              id -> CheckDigits.luhn(digits(id))),
          number("[0-3]\\d[01]\\d{3}[-+A]\\d{3}[0-9A-FHJ-NPR-Y]", CheckDigits::hetu),
          number("\\d{4} ?\\d{4} ?\\d{4}", id -> true).after("aadhaar(?: number| no\\.?)?"),
          number("\\d{3}[ -]?\\d{3}[ -]?\\d{3}", id -> CheckDigits.luhn(digits(id)))
              .after("\\bsin|social insurance(?: number| no\\.?)?"),
          number("\\d{9}", NationalIds::isBsn).after("bsn|burgerservicenummer"));

  private NationalIds() {}

  private static Rule number(String pattern, Predicate<String> valid) {
    return Rule.of(PiiType.NATIONAL_ID, Rule.DIGITS, "(?<![.-])" + pattern + END, valid);
  }

  private static Rule letters(String pattern, Predicate<String> valid) {
    return Rule.of(PiiType.NATIONAL_ID, Rule.UPPER, pattern + END, valid);
  }

  private static boolean isPesel(String id) {
    int month = Integer.parseInt(id.substring(2, 4)) % 20;
    int day = Integer.parseInt(id.substring(4, 6));
    int sum = weighted(id, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= 31
        && (10 - sum % 10) % 10 == digit(id, 10);
  }

  private static boolean isCnp(String id) {
    int rest = weighted(id, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
    return (rest == 10 ? 1 : rest) == digit(id, 12);
  }

  private static boolean isBsn(String id) {
    return weighted(id, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(id, 8) % 11;
  }
}
