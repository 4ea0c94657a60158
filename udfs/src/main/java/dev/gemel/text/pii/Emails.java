package dev.gemel.text.pii;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds e-mail addresses: the dot-atom form of RFC 5322, section 3.4.1, with letters of any script
 * (RFC 6531) that parts words by spaces; in others an address has no visible ends.
 */
final class Emails {
  private static final String LETTER =
      "[A-Za-z0-9[\\p{L}\\p{M}\\p{N}&&[^\\p{ASCII}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}"
          + "\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]]]";

  /** Every repetition is bounded, so the time stays linear on hostile text. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![A@])[A_%+-][A._%+-]{0,63}+@(?:A(?:[A-]{0,61}A)?\\.){1,8}".replace("A", LETTER)
              + "(?:[Xx][Nn]--[A-Za-z0-9-]{2,59}|(?:(?!\\p{N})L){2,24})(?!L)".replace("L", LETTER));

  /** {@code photo@2x.png}: the naming of high-density images. */
  private static final Pattern IMAGE = Pattern.compile("@[1-9]x\\.[A-Za-z]{3,4}$");

  /** The account that every user of a repository shares: {@code git@host:group/repository}. */
  private static final Pattern SHARED = Pattern.compile("(?:git|hg|svn)@.*");

  private Emails() {}

  static List<PiiSpan> find(String text) {
    List<PiiSpan> spans = new ArrayList<>();
    Matcher matcher = EMAIL.matcher(text.indexOf('@') < 0 ? "" : text);
    while (matcher.find()) {
      if (!isHandle(text, matcher.start()) && isOfPerson(matcher.group())) {
        spans.add(new PiiSpan(PiiType.EMAIL, matcher.start(), matcher.end()));
      }
    }
    return spans;
  }

  private static boolean isOfPerson(String address) {
    return !IMAGE.matcher(address).find() && !SHARED.matcher(address).matches();
  }

  /** Whether the name before this point began with an at sign: {@code @jane.doe@host}. */
  private static boolean isHandle(String text, int start) {
    int i = start - 1;
    int least = Math.max(0, start - 64);
    while (i >= least && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '.')) {
      i--;
    }
    return i >= 0
        && text.charAt(i) == '@'
        && (i == 0 || Character.isWhitespace(text.charAt(i - 1)));
  }
}
