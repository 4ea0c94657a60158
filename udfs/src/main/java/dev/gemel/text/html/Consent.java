package dev.gemel.text.html;

import dev.gemel.text.words.LowerCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The boxes that ask for consent to cookies; they are no part of any page's content. */
final class Consent {
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

  /** The elements that are named like such a box, speak like one and are not most of the page. */
  static List<Element> boxes(Element body, List<Element> inBody) {
    List<Element> boxes = new ArrayList<>();
    Map<String, Boolean> known = new HashMap<>();
    int most = -1;
    int tried = 0;
    for (Element e : inBody) {
      String names = e.id() + " " + e.className();
      if (names.length() > 1
          && e != body
          && known.computeIfAbsent(names, n -> NAME.find(LowerCase.of(n)))) {
        most = most < 0 ? (int) (body.text().length() * MAX_SHARE) : most;
        String text = e.text();
        tried++;
        if (text.length() <= most && words(text) >= LEAST) {
          boxes.add(e);
        }
      }
      if (tried >= MAX_TRIED) {
        break;
      }
    }
    return boxes;
  }

  /** How many words of consent a text has, of its start at most. */
  static int words(String text) {
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
