package dev.gemel.text.pii;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers of payment cards (ISO/IEC 7812) and bank accounts (ISO 13616). */
final class Accounts {
  /** Issuers' ranges with a length that they use, grouped by fours or written without spaces. */
  private static final String CARD =
      "(?<![.,+-])(?:"
          + "(?:4\\d{3}|5[1-5]\\d{2}|2[2-7]\\d{2}|6011|64[4-9]\\d|65\\d{2}|62\\d{2}|35[2-8]\\d)"
          + "(?:([ -]?)\\d{4}\\1\\d{4}\\1\\d{4}(?:\\1\\d{3})?)"
          + "|3[47]\\d{2}([ -]?)\\d{6}\\2\\d{5}"
          + "|3(?:0[0-5]|[68]\\d)\\d([ -]?)\\d{6}\\3\\d{4})(?![\\w.,-]?\\d|\\w)";

  static final Rule CARDS =
      Rule.of(
          PiiType.CREDIT_CARD,
          Rule.DIGITS,
          CARD,
          card -> {
            String digits = CheckDigits.digits(card);
            return CheckDigits.luhn(digits) && digits.chars().distinct().count() > 1;
          });

  private static final Map<String, Integer> LENGTHS = lengths();

  private Accounts() {}

  /** Accounts by their country's length; spaces or hyphens may part groups of four. */
  static List<PiiSpan> ibans(String text) {
    List<PiiSpan> spans = new ArrayList<>();
    for (int i = 0; i + 14 < text.length(); i++) {
      int end = isUpper(text.charAt(i)) && isUpper(text.charAt(i + 1)) ? end(text, i) : i;
      if (end > i) {
        spans.add(new PiiSpan(PiiType.IBAN, i, end));
        i = end - 1;
      }
    }
    return spans;
  }

  private static int end(String text, int start) {
    Integer length = LENGTHS.get(text.substring(start, start + 2));
    if (length == null || (start > 0 && isWord(text.charAt(start - 1)))) {
      return start;
    }
    StringBuilder plain = new StringBuilder();
    int i = start;
    while (i < text.length() && plain.length() < length) {
      char c = text.charAt(i);
      boolean gap = isGap(c) && plain.length() % 4 == 0 && !isGap(text.charAt(i - 1));
      if (isAccount(c)) {
        plain.append(c);
      } else if (!gap) {
        return start;
      }
      i++;
    }
    boolean whole = plain.length() == length && (i == text.length() || !isWord(text.charAt(i)));
    return whole && isRight(plain.toString()) ? i : start;
  }

  private static boolean isRight(String iban) {
    return Character.isDigit(iban.charAt(2))
        && Character.isDigit(iban.charAt(3))
        && CheckDigits.mod97(iban.substring(4) + iban.substring(0, 4)) == 1;
  }

  private static boolean isGap(char c) {
    return c == ' ' || c == '-';
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isAccount(char c) {
    return isUpper(c) || (c >= '0' && c <= '9');
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static Map<String, Integer> lengths() {
    String table =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28"
            + " EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23"
            + " IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22"
            + " MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24"
            + " SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20";
    Map<String, Integer> lengths = new HashMap<>();
    for (String entry : table.split(" ", -1)) {
      lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
    }
    return lengths;
  }
}
