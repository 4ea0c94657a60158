package dev.gemel.text.pii;

import java.util.List;

/**
 * Houses in streets, where a rule is honest: a number, a name, and a word that is always a street;
 * or a word that may be one, with a town or a post code behind it.
 */
final class Addresses {
  private static final String NAME =
      "(?:[A-Z][a-zà-ÿ'’]{1,20}\\.?|[NSEW]\\.?|\\d{1,3}(?:st|nd|rd|th))";
  private static final String FLAT =
      "(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|#)\\.? ?[A-Z0-9-]{1,6})?";
  private static final String TOWN = "(?:,? [A-Z][a-zA-Z.'-]{1,20}(?: [A-Z][a-z.'-]{1,20}){0,2})?";
  private static final String CODE =
      "(?:[A-Z]{2} \\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z0-9]? \\d[A-Z]{2})";

  /** The first so many, or a year: {@code Top 10 Wall Street firms}, {@code in 1950 Penn Road}. */
  private static final String COUNTED =
      "(?<!\\b(?:[Tt]op|[Bb]est|[Ff]irst|[Ll]ast|[Nn]ext|[Oo]ther) )"
          + "(?!(?:19|20)\\d\\d (?<=\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Bb]y|of) \\d{4} ))";

  private static final String HOUSE = COUNTED + "(?<![.,$€£-])\\d{1,5}[A-Za-z]? ";

  static final List<Rule> RULES =
      List.of(
          rule(
              Rule.DIGITS,
              HOUSE
                  + "(?:"
                  + NAME
                  + " ){1,3}(?:Street|Avenue|Ave|Road|Rd|Boulevard|Blvd|Parkway|Pkwy|Terrace"
                  + "|St(?=\\.|,| [A-Z#]))\\b\\.?"
                  + FLAT
                  + "(?:"
                  + TOWN
                  + ",? "
                  + CODE
                  + ")?"),
          rule(
              Rule.DIGITS,
              HOUSE
                  + "(?:"
                  + NAME
                  + " ){1,3}(?:Lane|Ln|Drive|Dr|Court|Ct|Way|Place|Pl|Square|Sq|Close|Crescent"
                  + "|Highway|Hwy|Circle|Trail)\\b\\.?"
                  + FLAT
                  + TOWN
                  + ",? "
                  + CODE),
          rule(
              Rule.UPPER + "ÄÖÜ",
              "[A-ZÄÖÜ][a-zäöüß]{1,24}(?:[- ][A-ZÄÖÜ][a-zäöüß]{1,20}){0,2}?[- ]?"
                  + "(?:[Ss]traße|[Ss]trasse|[Ss]tr\\.|[Ww]eg|[Aa]llee|[Gg]asse|[Pp]latz)"
                  + " \\d{1,4} ?[a-h]?(?![\\w%])(?:,? \\d{5} [A-ZÄÖÜ][a-zäöüß]{2,20})?"),
          rule(
              Rule.DIGITS,
              "(?<![.,-])\\d{1,4}(?: (?:bis|ter))?,? (?:rue|avenue|boulevard|place|chemin|impasse"
                  + "|allée|quai) (?:(?:de la|de l['’]|du|des|de|d['’]) ?)?[A-ZÉÈÀ][a-zà-ÿ-]{1,20}"
                  + "(?:[ -][A-ZÉÈÀ][a-zà-ÿ-]{1,20}){0,3}(?:,? \\d{5} [A-ZÉ][a-zà-ÿ-]{2,20})?"),
          rule("P", "P\\.?O\\.? Box \\d{1,6}" + "(?:" + TOWN + ",? " + CODE + ")?"),
          rule(
              "CAP",
              "(?:Calle|C/|Avenida|Avda\\.|Plaza|Paseo) ?(?:(?:de la|de los|de las|del|de) )?"
                  + "[A-ZÁÉÍÓÚ][a-zñáéíóú]{1,20}(?: (?:de |del )?[A-ZÁÉÍÓÚ][a-zñáéíóú]{1,20}){0,2}"
                  + ",? \\d{1,4}(?!\\d)(?:,? \\d{5} [A-ZÁÉÍÓÚ][a-zñáéíóú]{2,20})?"));

  private Addresses() {}

  private static Rule rule(String starts, String pattern) {
    return Rule.of(PiiType.ADDRESS, starts, pattern + "(?!\\w)", address -> true);
  }
}
