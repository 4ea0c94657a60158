package dev.gemel.text.html.block;

import dev.gemel.text.html.marks.Nest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * A list of the page and the markers of its items. Markdown counts as browsers do (HTML Standard,
 * section 4.4.5); the plain text counts up from {@code start} and knows no {@code value}, since the
 * judge of blocks was taught so.
 *
 * <p>A list of CommonMark has a number at its start alone. So one that does not count up by one, as
 * after a {@code value}, goes on as another list; and one whose numbers do not fit counts from 1.
 */
final class ListLevel {
  /** CommonMark section 5.2. */
  private static final long MAX_NUMBER = 999_999_999;

  private static final Pattern INTEGER = Pattern.compile("[ \\t\\n\\f\\r]*([+-]?[0-9]{1,10})");

  private final boolean ordered;
  private final Nest outer;
  private int plain;
  private long next;
  private long last;
  private final int step;
  private Object run = this;

  ListLevel(Element list, Nest outer) {
    this.outer = outer;
    ordered = list.nameIs("ol");
    String start = list.attr("start");
    plain = !start.isEmpty() && start.matches("[0-9]{1,6}") ? Integer.parseInt(start) : 1;
    step = ordered && list.hasAttr("reversed") ? -1 : 1;
    next = integer(start, step > 0 ? 1 : items(list));
  }

  /** Counts an item and gives its marker in plain text. */
  String next(Element item) {
    if (!ordered) {
      return "- ";
    }
    count(integer(item.attr("value"), next));
    return plain++ + ". ";
  }

  private void count(long wanted) {
    boolean fits = wanted >= 0 && wanted <= MAX_NUMBER;
    long number = fits ? wanted : last % MAX_NUMBER + 1;
    run = number == last + 1 ? run : new Object();
    last = number;
    next = number + (fits ? step : 1);
  }

  /** The item that was counted last. */
  Nest item() {
    return outer.item(ordered ? last + ". " : "- ", run);
  }

  /** What stands round the list. */
  Nest outer() {
    return outer;
  }

  private static long items(Element list) {
    return list.children().stream().filter(e -> e.nameIs("li")).count();
  }

  /** The integer that a value begins with, as HTML reads it; {@code none} if there is none. */
  private static long integer(String value, long none) {
    Matcher m = INTEGER.matcher(value);
    return !value.isEmpty() && m.lookingAt() ? Long.parseLong(m.group(1)) : none;
  }
}
