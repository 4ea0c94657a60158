package dev.gemel.jobs.progress;

import dev.gemel.jobs.progress.Standing.Count;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Words and bar of a progress line. */
final class LineText {
  private static final String GAP = "  ";
  private static final int WIDEST_BAR = 24;
  private static final int NARROWEST_BAR = 5;
  private static final double SLOW = 0.5;
  private static final int MINUTE = 60;

  /** Smaller amounts of time stay in the smaller unit. */
  private static final int TWO = 2;

  private static final String GREEN = "\033[32m";
  private static final String PLAIN = "\033[0m";

  private LineText() {}

  /**
   * The line for a log: {@code clean 62 % 25 of 40 documents 3.0/s 5 s left}, its parts two spaces
   * apart.
   *
   * @param rate a second; 0 when it is not known yet
   */
  static String plain(Standing at, double rate) {
    String words = words(at, rate);
    return printable(words.isEmpty() ? at.step() : at.step() + GAP + words);
  }

  /**
   * The same with a bar before its words, where the total is known and a bar finds room, in no more
   * than {@code columns}.
   */
  static String fitted(Standing at, double rate, int columns, boolean colours) {
    String plain = plain(at, rate);
    int bar =
        Math.min(
            WIDEST_BAR,
            columns - plain.codePointCount(0, plain.length()) - GAP.length() - "[]".length());
    @Nullable Double share = at.count() == null ? null : at.count().share();
    if (share == null || bar < NARROWEST_BAR) {
      return cut(plain, columns);
    }
    int words = printable(at.step()).length();
    return plain.substring(0, words) + GAP + bar(share, bar, colours) + plain.substring(words);
  }

  /** At most so many characters of a line. */
  static String cut(String line, int columns) {
    return line.codePointCount(0, line.length()) <= columns
        ? line
        : line.substring(0, line.offsetByCodePoints(0, columns));
  }

  private static String bar(double share, int width, boolean colours) {
    int filled = (int) (share * width);
    String done = filled == 0 ? "" : "=".repeat(filled - 1) + (filled < width ? ">" : "=");
    String open = " ".repeat(width - filled);
    return "[" + (colours ? GREEN + done + PLAIN : done) + open + "]";
  }

  private static String words(Standing at, double rate) {
    StringJoiner words = new StringJoiner(GAP);
    @Nullable Count count = at.count();
    if (count != null) {
      @Nullable Double share = count.share();
      if (share != null) {
        words.add(String.format(Locale.ROOT, "%2d %%", (int) (100 * share)));
      }
      words.add(amount(count));
    }
    if (!at.note().isEmpty()) {
      words.add(at.note());
    }
    if (count != null && rate > 0) {
      words.add(rate(count, rate));
    }
    @Nullable Double left = left(at, rate);
    if (left != null) {
      words.add(time(left) + " left");
    }
    return words.toString();
  }

  /** {@code 25 of 40 documents}. */
  private static String amount(Count count) {
    String done = String.format(Locale.ROOT, "%.0f", count.done() / count.scale());
    @Nullable Long total = count.total();
    return total == null || total <= 0
        ? done + " " + count.unit()
        : String.format(Locale.ROOT, "%s of %.0f %s", done, total / count.scale(), count.unit());
  }

  /** Things by their number, measures with their unit; a minute's where a second has none. */
  private static String rate(Count count, double rate) {
    double units = rate / count.scale();
    String unit = count.scale() == 1 ? "" : " " + count.unit();
    return units < SLOW && count.scale() == 1
        ? String.format(Locale.ROOT, "%.1f%s/min", units * MINUTE, unit)
        : String.format(Locale.ROOT, "%.1f%s/s", units, unit);
  }

  private static @Nullable Double left(Standing at, double rate) {
    @Nullable Count count = at.count();
    @Nullable Long total = count == null ? null : count.total();
    if (at.secondsLeft() != null || count == null || total == null || rate <= 0) {
      return at.secondsLeft();
    }
    long open = total - count.done();
    return open <= 0 ? null : Double.valueOf(open / rate);
  }

  /** {@code 35 s}, {@code 12 min}, {@code 3 h 5 min}. */
  private static String time(double seconds) {
    long all = Math.round(seconds);
    long minutes = Math.round(seconds / MINUTE);
    if (all < TWO * MINUTE) {
      return all + " s";
    }
    return minutes < TWO * MINUTE
        ? minutes + " min"
        : "%d h %d min".formatted(minutes / MINUTE, minutes % MINUTE);
  }

  /** A name from elsewhere must not move the cursor. */
  private static String printable(String line) {
    return line.replaceAll("\\p{Cntrl}", "?");
  }
}
