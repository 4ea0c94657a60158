package dev.gemel.text.pii;

import java.util.Locale;

/** Check digits of the numbers of cards, accounts and persons. */
final class CheckDigits {
  private static final String DNI = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String HETU = "0123456789ABCDEFHJKLMNPRSTUVWXY";

  /** What a character counts at an odd place of an Italian code: 0 to 9, then A to Z. */
  private static final int[] ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private CheckDigits() {}

  /** The digits of a text. */
  static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
    return digits.toString();
  }

  /** ISO/IEC 7812-1, annex B. */
  static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digit(digits, digits.length() - 1 - i);
      int twice = digit > 4 ? 2 * digit - 9 : 2 * digit;
      sum += i % 2 == 0 ? digit : twice;
    }
    return sum % 10 == 0;
  }

  /** The remainder of a number of digits and letters, a letter being two digits. */
  static int mod97(String text) {
    int rest = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = Character.digit(text.charAt(i), 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest;
  }

  /** The sum of digits by weights, from the left. */
  static int weighted(String digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += digit(digits, i) * weights[i];
    }
    return sum;
  }

  /** ISO 7064, MOD 11,10. */
  static boolean mod1110(String digits) {
    int product = 10;
    for (int i = 0; i < digits.length() - 1; i++) {
      int sum = (digit(digits, i) + product) % 10;
      product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
    return (11 - product) % 10 == digit(digits, digits.length() - 1);
  }

  /** Spanish DNI and NIE. */
  static boolean dni(String text) {
    String plain = text.replaceAll("[- ]", "").toUpperCase(Locale.ROOT);
    int prefix = "XYZ".indexOf(plain.charAt(0));
    String digits = (prefix < 0 ? "" : String.valueOf(prefix)) + digits(plain);
    return DNI.charAt(Integer.parseInt(digits) % 23) == plain.charAt(plain.length() - 1);
  }

  /** Italian codice fiscale. */
  static boolean codiceFiscale(String text) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = text.charAt(i);
      int value = Character.isDigit(c) ? c - '0' : c - 'A';
      sum += i % 2 == 0 ? ODD[value] : value;
    }
    return 'A' + sum % 26 == text.charAt(15);
  }

  /** French numéro d'inscription au répertoire, Corsica's 2A and 2B included. */
  static boolean nir(String text) {
    String plain = text.replaceAll("[ .]", "").toUpperCase(Locale.ROOT);
    String number = plain.substring(0, 13).replace("2A", "19").replace("2B", "18");
    int rest = 0;
    for (int i = 0; i < number.length(); i++) {
      rest = (rest * 10 + Character.digit(number.charAt(i), 36)) % 97;
    }
    return 97 - rest == Integer.parseInt(plain.substring(13));
  }

  /** Finnish henkilötunnus. */
  static boolean hetu(String text) {
    int number = Integer.parseInt(text.substring(0, 6) + text.substring(7, 10));
    return HETU.charAt(number % 31) == text.charAt(10);
  }

  /** Brazilian CPF: two check digits, not all digits alike. */
  static boolean cpf(String digits) {
    int first = weighted(digits, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    int second = weighted(digits, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    boolean alike = digits.chars().distinct().count() == 1;
    return !alike && first == digit(digits, 9) && second == digit(digits, 10);
  }

  /** Chinese resident identity number: ISO 7064, MOD 11-2. */
  static boolean resident(String text) {
    int sum = weighted(text, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
    return "10X98765432".charAt(sum % 11) == text.charAt(17);
  }

  static int digit(String digits, int i) {
    return digits.charAt(i) - '0';
  }
}
