package dev.gemel.text.pii;

import dev.gemel.text.words.LowerCase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keys, tokens and passwords for machines: by their issuer's prefix, or by the name before them.
 */
final class Secrets {
  private static final String LINE = "-----";
  private static final String BEGIN = "-----BEGIN ";
  private static final String FOOT = "-----END ";
  private static final int LONGEST_PEM = 20_000;
  private static final int LONGEST_LABEL = 60;
  private static final int SHORTEST = 12;
  private static final int LEAST_DISTINCT = 5;

  static final List<Rule> RULES =
      List.of(
          rule("A", "A(?:KIA|SIA)[0-9A-Z]{16}"),
          rule("A", "AIza[0-9A-Za-z_-]{35}"),
          rule("g", "gh[pousr]_[A-Za-z0-9]{36,255}+"),
          rule("g", "github_pat_[A-Za-z0-9_]{60,255}+"),
          rule("g", "glpat-[A-Za-z0-9_-]{20,64}+"),
          rule("s", "sk-(?:proj-|ant-|svcacct-)?[A-Za-z0-9_-]{20,200}+"),
          rule("srpw", "(?:[srp]k_(?:live|test)|whsec)_[0-9A-Za-z]{16,128}+"),
          rule("x", "xox[abeoprs]-[A-Za-z0-9-]{10,250}+"),
          rule("h", "hf_[A-Za-z0-9]{30,60}+"),
          rule("n", "npm_[A-Za-z0-9]{36}"),
          rule("p", "pypi-[A-Za-z0-9_-]{50,250}+"),
          rule("S", "SG\\.[A-Za-z0-9_-]{16,32}+\\.[A-Za-z0-9_-]{16,64}+"),
          rule("d", "dop_v1_[a-f0-9]{64}"),
          rule(
              "e",
              "eyJ[A-Za-z0-9_-]{8,4000}+\\.eyJ[A-Za-z0-9_-]{8,4000}+\\.[A-Za-z0-9_-]{8,4000}+"));

  /** A name, an optional sign, and a value of letters and digits both. */
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?=[abcpst])(?<![\\[A-Za-z])(?:api[_-]?key|secret(?:[_-]?key)?|access[_-]?key|auth[_-]?token"
              + "|access[_-]?token|client[_-]?secret|token|passwd|password|bearer)"
              + "[\"']?(?:\\s{0,2}([:=])\\s{0,2}|\\s)[\"']?([A-Za-z0-9+/_.~-]{8,200}+={0,2})"
              + "(?![A-Za-z0-9(\\[{])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern EXAMPLE =
      Pattern.compile("your|example|xxx|changeme|placeholder|dummy|redacted|\\.{3}|1234567890ab");

  /** Without brackets, which are those of a placeholder: masking twice changes nothing. */
  private static final Pattern LABEL = Pattern.compile("(?:[A-Z0-9]+ )*PRIVATE KEY");

  private Secrets() {}

  private static Rule rule(String starts, String pattern) {
    return Rule.of(PiiType.SECRET, starts, pattern + "(?![A-Za-z0-9])", Secrets::isRandom);
  }

  /** Values behind a name that says what they are. */
  static List<PiiSpan> named(String text) {
    List<PiiSpan> spans = new ArrayList<>();
    Matcher matcher = ASSIGNED.matcher(text);
    while (matcher.find()) {
      String value = matcher.group(2);
      boolean drawn = value.length() >= SHORTEST && isRandom(value) && hasBothCases(value);
      if (drawn || (matcher.group(1) != null && isShortHex(value))) {
        spans.add(new PiiSpan(PiiType.SECRET, matcher.start(2), matcher.end(2)));
      }
    }
    return spans;
  }

  /** Private keys as PEM blocks (RFC 7468). */
  static List<PiiSpan> pem(String text) {
    List<PiiSpan> spans = new ArrayList<>();
    int start = text.indexOf(BEGIN);
    int foot = text.indexOf(FOOT);
    int end = foot < 0 ? -1 : text.indexOf(LINE, foot + FOOT.length());
    while (start >= 0 && foot >= 0) {
      int head = text.indexOf(LINE, start + BEGIN.length());
      if (foot < head) {
        foot = text.indexOf(FOOT, head);
        end = foot < 0 ? -1 : text.indexOf(LINE, foot + FOOT.length());
      }
      boolean key =
          head > 0
              && head - start < LONGEST_LABEL
              && LABEL.matcher(text.substring(start + BEGIN.length(), head)).matches()
              && end > 0
              && end - start <= LONGEST_PEM
              && end - foot < LONGEST_LABEL
              && LABEL.matcher(text.substring(foot + FOOT.length(), end)).matches();
      if (key) {
        spans.add(new PiiSpan(PiiType.SECRET, start, end + LINE.length()));
      }
      start = text.indexOf(BEGIN, key ? end : start + BEGIN.length());
    }
    return spans;
  }

  /** Whether a value was drawn and not written: digits in it, and no sign of an example. */
  private static boolean isRandom(String value) {
    String lower = LowerCase.of(value);
    long digits = value.chars().filter(Character::isDigit).count();
    long distinct = value.chars().distinct().count();
    return digits >= 2 && distinct >= 8 && !EXAMPLE.matcher(lower).find();
  }

  /** Hexadecimal digits, letters and digits among them, which only a sign before them tells. */
  private static boolean isShortHex(String value) {
    long digits = value.chars().filter(Character::isDigit).count();
    return value.chars().allMatch(c -> Character.digit(c, 16) >= 0)
        && value.chars().distinct().count() >= LEAST_DISTINCT
        && digits >= 2
        && digits < value.length()
        && !EXAMPLE.matcher(LowerCase.of(value)).find();
  }

  private static boolean hasBothCases(String value) {
    boolean letters = value.chars().anyMatch(Character::isLetter);
    boolean hex = value.length() >= 32 && value.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    boolean mixed =
        value.chars().anyMatch(Character::isUpperCase)
            && value.chars().anyMatch(Character::isLowerCase);
    boolean path = value.contains("/") && value.contains(".");
    return letters && (hex || mixed) && !path;
  }
}
