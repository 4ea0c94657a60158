package dev.gemel.text.benchmark;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is printed at the end. */
final class Report {
  static final String NAME = "functions";

  private Report() {}

  /** A line for each function; the ratio is now over earlier: under 1 is slower than it was. */
  static String table(Map<String, Rate> rates, @Nullable Earlier earlier) {
    StringBuilder table = new StringBuilder();
    table.append(
        "%-40s %12s %12s %10s%s%n"
            .formatted(
                "function", "ops/s (cpu)", "error", "MB/s", earlier == null ? "" : "  ratio"));
    rates.forEach((name, rate) -> table.append(row(name, rate, earlier)));
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
    return String.format(
        Locale.ROOT,
        "%-40s %,12.1f %12s %10.2f%s%n",
        name,
        rate.ops(),
        rate.error() == null ? "-" : String.format(Locale.ROOT, "%,.1f", rate.error()),
        rate.megabytes(),
        earlier == null ? "" : ratio(rate, earlier.ops().get(name)));
  }

  private static String ratio(Rate now, @Nullable Double earlier) {
    return earlier == null ? "      -" : String.format(Locale.ROOT, "%7.2f", now.ops() / earlier);
  }

  private static String machine() {
    return "%s, %d cores, Java %s"
        .formatted(
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.version"));
  }
}
