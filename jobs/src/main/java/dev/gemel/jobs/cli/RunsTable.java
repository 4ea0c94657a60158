package dev.gemel.jobs.cli;

import dev.gemel.clients.registry.RunInput;
import dev.gemel.clients.registry.TrackedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tracked runs for people. */
final class RunsTable {
  private static final int SHORT = 12;
  private static final int WIDTH = 40;
  private static final List<String> COLUMNS =
      List.of("run", "kind", "status", "started_at", "metrics");
  private static final int METRICS = 3;

  private RunsTable() {}

  /** One line a run. */
  static String list(List<TrackedRun> runs, int all) {
    if (all == 0) {
      return "No run is tracked yet.%n".formatted();
    }
    List<List<Object>> rows = runs.stream().map(RunsTable::row).toList();
    String more = all > runs.size() ? "... and %d more%n".formatted(all - runs.size()) : "";
    return RowTable.lines(COLUMNS, rows, WIDTH * 2) + more;
  }

  /** A column a run: parameters that differ, then every metric. */
  static String compare(List<TrackedRun> runs) {
    List<String> columns = new ArrayList<>(List.of(""));
    runs.forEach(run -> columns.add(shortened(run)));
    List<List<Object>> rows = new ArrayList<>();
    rows.add(row("kind", runs, r -> r.start().kind()));
    rows.add(row("status", runs, r -> r.status().name()));
    rows.add(row("data", runs, RunsTable::data));
    for (String param : names(runs, r -> r.start().params().keySet())) {
      Function<TrackedRun, String> value = r -> r.start().params().getOrDefault(param, "-");
      if (runs.size() == 1 || runs.stream().map(value).distinct().count() > 1) {
        rows.add(row(param, runs, value));
      }
    }
    for (String metric : names(runs, r -> r.metrics().keySet())) {
      rows.add(row(metric, runs, r -> number(r.metrics().get(metric))));
    }
    return RowTable.lines(columns, rows, WIDTH);
  }

  private static List<Object> row(TrackedRun run) {
    String metrics =
        run.metrics().entrySet().stream()
            .limit(METRICS)
            .map(e -> e.getKey() + " " + number(e.getValue()))
            .collect(Collectors.joining(", "));
    return List.of(
        shortened(run),
        run.start().kind(),
        run.status().name(),
        run.start().startedAt().toString(),
        metrics);
  }

  private static List<Object> row(
      String name, List<TrackedRun> runs, Function<TrackedRun, String> value) {
    List<Object> cells = new ArrayList<>(List.of(name));
    runs.forEach(run -> cells.add(value.apply(run)));
    return cells;
  }

  private static SortedSet<String> names(
      List<TrackedRun> runs, Function<TrackedRun, Set<String>> keys) {
    SortedSet<String> out = new TreeSet<>();
    runs.forEach(run -> out.addAll(keys.apply(run)));
    return out;
  }

  private static String data(TrackedRun run) {
    return run.start().inputs().stream().map(RunInput::name).collect(Collectors.joining(", "));
  }

  private static String number(@Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.4g", value);
  }

  private static String shortened(TrackedRun run) {
    String key = run.start().runKey();
    return key.substring(0, Math.min(SHORT, key.length()));
  }
}
