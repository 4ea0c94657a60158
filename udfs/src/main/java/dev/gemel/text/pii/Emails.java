package dev.gemel.text.pii;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds e-mail addresses: the dot-atom form of RFC 5322, section 3.4.1, in ASCII. */
final class Emails {
  /** Every repetition is bounded, so the time stays linear on hostile text. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![A-Za-z0-9@])[A-Za-z0-9_%+-][A-Za-z0-9._%+-]{0,63}+@"
              + "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,8}"
              + "(?:[Xx][Nn]--[A-Za-z0-9-]{2,59}|[A-Za-z]{2,24})(?![A-Za-z0-9])");

  /** {@code photo@2x.png}: the naming of high-density images. */
  private static final Pattern IMAGE = Pattern.compile("@[1-9]x\\.[A-Za-z]{3,4}$");

  private Emails() {}

  static List<PiiSpan> find(String text) {
    List<PiiSpan> spans = new ArrayList<>();
    Matcher matcher = EMAIL.matcher(text.indexOf('@') < 0 ? "" : text);
    while (matcher.find()) {
      if (!isHandle(text, matcher.start()) && !IMAGE.matcher(matcher.group()).find()) {
        spans.add(new PiiSpan(PiiType.EMAIL, matcher.start(), matcher.end()));
      }
    }
    return spans;
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
