package dev.gemel.text.pii;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one form of personal data is found: tried only where a word starts with a fitting character.
 *
 * @param type what it is
 * @param starts the characters, of Latin-1, that it may start with
 * @param pattern its shape from there; every repetition is bounded
 * @param valid the test of the match that a shape cannot express, such as a check digit
 * @param context what must stand just before it, or null
 */
record Rule(
    PiiType type,
    String starts,
    Pattern pattern,
    Predicate<String> valid,
    @Nullable Pattern context) {
  static final String DIGITS = "0123456789";
  static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** How far back context is looked for. */
  private static final int CONTEXT = 40;

  static Rule of(PiiType type, String starts, String pattern, Predicate<String> valid) {
    return new Rule(type, starts, Pattern.compile(pattern), valid, null);
  }

  /** The same after one of some words: {@code tel|phone}, in any case. */
  Rule after(String words) {
    Pattern before =
        Pattern.compile(
            "(?<![\\w\\[])(?:" + words + ")[^\\d\\[\\]\\n]{0,20}+$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    return new Rule(type, starts, pattern, valid, before);
  }

  void find(Haystack in, List<PiiSpan> spans) {
    String text = in.text();
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    int end = 0;
    for (int i : in.starts(starts)) {
      if (i >= end && matcher.region(i, text.length()).lookingAt() && fits(text, matcher)) {
        spans.add(new PiiSpan(type, i, matcher.end()));
        end = matcher.end();
      }
    }
  }

  private boolean fits(String text, Matcher match) {
    if (!valid.test(match.group())) {
      return false;
    }
    int from = Math.max(0, match.start() - CONTEXT);
    return context == null || context.matcher(text.substring(from, match.start())).find();
  }
}
