package dev.gemel.text.html;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The publication date that a page shows instead of declaring it. */
final class PageDates {
  private static final int MAX_TEXT = 160;
  private static final String MARKED =
      "time.dt-published, [itemprop=datePublished], time[pubdate], .h-entry time, article time,"
          + " main time, header time, time";
  private static final String WRITTEN =
      ".published, .post-date, .entry-date, .pubdate, .date, .byline, .dateline, .post-meta,"
          + " .entry-meta, [class*=date], [class*=publish], [class*=byline]";

  private PageDates() {}

  /** The first machine-readable {@code <time>}, else the first date in a date-like element. */
  static @Nullable String visible(Document page) {
    for (String selector : MARKED.split(", ")) {
      Element time = page.selectFirst(selector);
      String found = time == null ? null : read(time);
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

  private static @Nullable String read(Element time) {
    String declared = Dates.parse(time.attr("datetime"));
    declared = declared != null ? declared : Dates.parse(time.attr("content"));
    return declared != null ? declared : Dates.parse(time.text());
  }
}
