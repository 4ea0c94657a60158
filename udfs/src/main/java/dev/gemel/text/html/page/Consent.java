package dev.gemel.text.html.page;

import dev.gemel.text.words.LowerCase;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The boxes that ask for consent to cookies; they are no part of any page's content. */
public final class Consent {
  private static final Finder NAME =
      Finder.of("cookie|consent|gdpr|ccpa|onetrust|privacy-?(?:center|manager|banner|preference)");
  private static final Pattern WORDS =
      Pattern.compile(
          "(?i)\\b(?:cookies?|consent|gdpr|privacy|vendors?|legitimate interest|opt[- ]out)\\b");

  /** What a text with a match of {@link #WORDS} has in it. */
  private static final Finder SOME_WORD =
      Finder.of("cookie|consent|gdpr|privacy|vendor|legitimate interest|opt[- ]out");

  private static final double MAX_SHARE = 0.6;
  private static final int LEAST = 2;
  private static final int MAX_TRIED = 100;
  private static final int MAX_TEXT = 3_000;

  private Consent() {}

  /** Whether the classes and the id of an element, in lower case, are those of such a box. */
  static boolean isName(String names) {
    return NAME.find(names);
  }

  /** The elements that are named like such a box, speak like one and are not most of the page. */
  static BitSet boxes(PageTree tree) {
    BitSet boxes = new BitSet();
    int most = -1;
    int tried = 0;
    for (int i = tree.body() + 1; i < tree.end(tree.body()) && tried < MAX_TRIED; i++) {
      Name name = tree.name(i);
      if (name != null && name.isConsent()) {
        most = most < 0 ? (int) (tree.element(tree.body()).text().length() * MAX_SHARE) : most;
        String text = tree.element(i).text();
        tried++;
        if (text.length() <= most && words(text) >= LEAST) {
          boxes.set(i);
        }
      }
    }
    return boxes;
  }

  /** How many words of consent a text has, of its start at most. */
  public static int words(String text) {
    String start = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    if (!SOME_WORD.find(LowerCase.of(start))) {
      return 0;
    }
    Matcher m = WORDS.matcher(start);
    int count = 0;
    while (count < 10 && m.find()) {
      count++;
    }
    return count;
  }
}
