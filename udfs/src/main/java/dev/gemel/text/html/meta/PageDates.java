package dev.gemel.text.html.meta;

import dev.gemel.text.html.page.Finder;
import dev.gemel.text.html.page.PageElements;
import dev.gemel.text.html.page.PageTree;
import dev.gemel.text.html.page.Query;
import dev.gemel.text.words.LowerCase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The publication date that a page shows instead of declaring it. */
final class PageDates {
  private static final int MAX_TEXT = 160;
  private static final Query MARKED_TIME = Query.of("time.dt-published");
  private static final Query DECLARED = Query.of("[itemprop=datePublished]");
  private static final List<Query> TIMES =
      Stream.of(
              "time[pubdate]", ".h-entry time", "article time", "main time", "header time", "time")
          .map(Query::of)
          .toList();
  private static final Finder WRITTEN =
      Finder.of("date|publish|byline|(^| )(post|entry)-meta( |$)");

  private PageDates() {}

  /** The first machine-readable {@code <time>}, else the first date in a date-like element. */
  static @Nullable String visible(PageElements page) {
    boolean timed = !page.tagged("time").isEmpty();
    String marked = timed ? first(page, MARKED_TIME) : null;
    marked = marked != null ? marked : first(page, DECLARED);
    if (marked != null) {
      return marked;
    }
    for (Query selector : timed ? TIMES : List.<Query>of()) {
      String found = first(page, selector);
      if (found != null) {
        return found;
      }
    }
    return written(page);
  }

  private static @Nullable String written(PageElements page) {
    Set<String> marks = new HashSet<>(page.classNames());
    marks.removeIf(names -> !WRITTEN.find(names));
    PageTree tree = page.tree();
    for (int i = 0; i < (marks.isEmpty() ? 0 : tree.size()); i++) {
      if (marks.contains(LowerCase.of(tree.classes(i))) && isShort(tree, i)) {
        String text = tree.element(i).text();
        String found = text.length() > MAX_TEXT ? null : Dates.inText(text);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static boolean isShort(PageTree tree, int element) {
    int length = 0;
    for (int i = element; i < tree.end(element) && length <= MAX_TEXT; i++) {
      length += tree.length(i);
    }
    return length <= MAX_TEXT;
  }

  private static @Nullable String first(PageElements page, Query selector) {
    Element time = page.first(selector);
    return time == null ? null : read(time);
  }

  private static @Nullable String read(Element time) {
    String declared = Dates.parse(time.attr("datetime"));
    declared = declared != null ? declared : Dates.parse(time.attr("content"));
    return declared != null ? declared : Dates.parse(time.text());
  }
}
