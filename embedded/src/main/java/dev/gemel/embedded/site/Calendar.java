package dev.gemel.embedded.site;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A trap: every month of every year has a page, and each links to the next for ever. */
final class Calendar {
  static final String PREFIX = "/calendar/";
  private static final Pattern PATH = Pattern.compile("/calendar/\\d{4}/(0[1-9]|1[0-2])/");
  private static final Instant MADE = Instant.parse("2024-01-01T12:00:00Z");

  private final Frames frames;

  Calendar(Frames frames) {
    this.frames = frames;
  }

  /** The page of a path {@code /calendar/YYYY/MM/}; null for any other path. */
  @Nullable Page page(String path) {
    if (!PATH.matcher(path).matches()) {
      return null;
    }
    String digits = path.substring(PREFIX.length(), path.length() - 1);
    return render(YearMonth.parse(digits.replace('/', '-')));
  }

  private Page render(YearMonth month) {
    String title = "Calendar for " + month;
    String days =
        IntStream.rangeClosed(1, month.lengthOfMonth())
            .mapToObj(day -> "<li>" + day + "</li>")
            .collect(Collectors.joining("\n"));
    String main =
        "<h1>%s</h1>\n<ol>\n%s\n</ol>\n<p>%s %s</p>"
            .formatted(
                title, days, link("Earlier", month.minusMonths(1)), link("Later", next(month)));
    return Page.html(frames.page(Theme.NOTES, title, List.of(Link.HOME), main), MADE);
  }

  /** Four digits are all a path has room for, so that the last month leads to the first. */
  private static YearMonth next(YearMonth month) {
    YearMonth next = month.plusMonths(1);
    return next.getYear() > 9999 ? YearMonth.of(0, 1) : next;
  }

  private static String link(String label, YearMonth month) {
    String path =
        String.format(
            Locale.ROOT,
            "%s%04d/%02d/",
            PREFIX,
            Math.floorMod(month.getYear(), 10_000),
            month.getMonthValue());
    return new Link(label, path).html();
  }
}
