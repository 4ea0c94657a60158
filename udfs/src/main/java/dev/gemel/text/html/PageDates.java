package dev.gemel.text.html;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The publication date that a page shows instead of declaring it. */
final class PageDates {
  private static final int MAX_TEXT = 160;
  private static final String MARKED_TIME = "time.dt-published";
  private static final String DECLARED = "[itemprop=datePublished]";
  private static final List<String> TIMES =
      List.of("time[pubdate]", ".h-entry time", "article time", "main time", "header time", "time");
  private static final String WRITTEN =
      ".published, .post-date, .entry-date, .pubdate, .date, .byline, .dateline, .post-meta,"
          + " .entry-meta, [class*=date], [class*=publish], [class*=byline]";

  private PageDates() {}

  /** The first machine-readable {@code <time>}, else the first date in a date-like element. */
  static @Nullable String visible(Document page) {
    boolean timed = page.selectFirst("time") != null;
    String marked = timed ? first(page, MARKED_TIME) : null;
    marked = marked != null ? marked : first(page, DECLARED);
    if (marked != null) {
      return marked;
    }
    for (String selector : timed ? TIMES : List.<String>of()) {
      String found = first(page, selector);
      if (found != null) {
        return found;
      }
    }
    for (Element e : page.select(WRITTEN)) {
      String text = e.text();
      String found = text.length() > MAX_TEXT ? null : Dates.inText(text);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable String first(Document page, String selector) {
    Element time = page.selectFirst(selector);
    return time == null ? null : read(time);
  }

  private static @Nullable String read(Element time) {
    String declared = Dates.parse(time.attr("datetime"));
    declared = declared != null ? declared : Dates.parse(time.attr("content"));
    return declared != null ? declared : Dates.parse(time.text());
  }
}
