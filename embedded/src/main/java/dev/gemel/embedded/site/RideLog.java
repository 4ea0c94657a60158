package dev.gemel.embedded.site;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A valid page of about one megabyte: one long table. */
final class RideLog {
  private static final int ROWS = 9_000;
  private static final LocalDate FIRST = LocalDate.of(1999, 3, 1);
  private static final String[] WEATHER = {"dry", "wet", "wind from the west", "fog in the valley"};

  /** The same on every site. */
  private static final String TABLE_BODY = tableBody();

  private RideLog() {}

  private static String tableBody() {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder rows = new StringBuilder(1 << 20);
    for (int i = 0; i < ROWS; i++) {
      rows.append(row(FIRST.plusDays(i), random));
    }
    return rows.toString();
  }

  static Page page(Frames frames, Instant made) {
    String main =
        "<h1>Ride log</h1>\n<table><thead><tr><th>Day</th><th>km</th><th>Climb, m</th><th>Weather</th></tr></thead>\n<tbody>\n"
            + TABLE_BODY
            + "</tbody></table>";
    return Page.html(frames.page(Theme.BRUNO, "Ride log", List.of(Link.HOME), main), made);
  }

  private static String row(LocalDate day, SplittableRandom random) {
    return String.format(
        Locale.ROOT,
        "<tr><td><time datetime=\"%s\">%s</time></td><td class=\"km\">%.1f</td><td class=\"up\">%d</td><td>%s</td></tr>\n",
        day,
        day,
        random.nextDouble(4, 120),
        random.nextInt(20, 1900),
        WEATHER[random.nextInt(WEATHER.length)]);
  }
}
