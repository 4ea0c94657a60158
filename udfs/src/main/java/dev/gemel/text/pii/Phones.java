package dev.gemel.text.pii;

import java.util.List;

/**
 * Telephone numbers: international ones with their plus, North American, French and British ones by
 * their grouping, any other after a word such as {@code tel}.
 */
final class Phones {
  private static final String END = "(?![\\w-]|[.:]\\d|[,/]\\d{1,4}(?![\\w)]|[ .-]\\d)|[)] ?\\d)";
  private static final String GAP = "[ .-]";

  static final List<Rule> RULES =
      List.of(
          // No country has such a code alone, and no North American number begins so: +2 000 000.
          rule(
              "+",
              // Groups take all they can for good: else a long run of digits is cut in every way.
              "\\+(?![2-689][ ./-]|1[ ./-]?\\(?[01])[1-9]\\d{0,2}"
                  + "(?:[ ./-]?(?:\\(\\d{1,5}+\\)|\\d{1,5}+)){2,7}",
              8),
          rule(
              "(" + Rule.DIGITS,
              "(?<![.+-])(?:1[ .-])?(?:\\([2-9]\\d{2}\\)[ -]?|[2-9]\\d{2}[ .-])"
                  + "[2-9]\\d{2}[ .-]\\d{4}",
              10),
          rule("0", "(?<![.-])0[1-9](?:" + GAP + "\\d{2}){4}", 10),
          rule("0", "(?<![.-])0[1-9]\\d{1,3} \\d{3,4} \\d{3,4}", 10),
          rule("0", "(?<![.-])07\\d{3} \\d{6}", 11),
          rule("(" + Rule.DIGITS, "\\(?\\d{1,5}\\)?(?:" + "[ ./-]{1,2}\\d{2,8}){0,5}", 7)
              .after(
                  "tel|telephone|phone(?: number)?|mobile|cell(?:phone)?|fax|call(?: me| us)?(?: at"
                      + "| on)?|text me(?: at| on)?|ring(?: me)?(?: on)?|whatsapp|signal"
                      + "|telefon(?:nummer)?|handy|rufnummer|tél(?:éphone)?|portable|teléfono|móvil"
                      + "|telefono|cellulare|mobil|telefoon"));

  private Phones() {}

  private static Rule rule(String starts, String pattern, int least) {
    return Rule.of(
        PiiType.PHONE,
        starts,
        pattern + END,
        number -> {
          int digits = CheckDigits.digits(number).length();
          return digits >= least && digits <= 15;
        });
  }
}
