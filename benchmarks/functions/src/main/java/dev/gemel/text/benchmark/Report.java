package dev.gemel.text.benchmark;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is printed at the end. */
final class Report {
  static final String NAME = "functions";

  private static final String ROW = "%-42s %14s %12s %10s%s%n";

  private Report() {}

  /**
   * A line for each function; the ratio is now over earlier: under 1 is slower than it was. A star
   * says that the difference is more than both errors.
   */
  static String table(Map<String, Rate> rates, @Nullable Earlier earlier) {
    StringBuilder table = new StringBuilder();
    String ratio = earlier == null ? "" : "   now/earlier";
    table.append(ROW.formatted("function", "ops/s (cpu)", "error", "MB/s", ratio));
    rates.forEach((name, rate) -> table.append(row(name, rate, earlier)));
    if (earlier != null) {
      long gone = earlier.rates().keySet().stream().filter(n -> !rates.containsKey(n)).count();
      table.append(gone == 0 ? "" : "not measured now, but earlier: %d%n".formatted(gone));
    }
    return table.toString();
  }

  /** The one line that other programs read. */
  static String json(Map<String, Rate> rates, String input) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("benchmark", NAME);
    result.put("machine", machine());
    result.put("input", input);
    result.put("functions", rates);
    return Json.line(result);
  }

  private static String row(String name, Rate rate, @Nullable Earlier earlier) {
    return ROW.formatted(
        name,
        number(rate.ops()),
        rate.error() == null ? "-" : number(rate.error()),
        number(rate.megabytes()),
        earlier == null ? "" : "%14s".formatted(ratio(rate, earlier.rates().get(name))));
  }

  private static String ratio(Rate now, @Nullable Rate earlier) {
    return earlier == null
        ? "-  "
        : number(now.ops() / earlier.ops()) + (now.differs(earlier) ? " *" : "  ");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
  }

  private static String machine() {
    return "%s, %d cores, Java %s"
        .formatted(
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.version"));
  }
}
