package dev.gemel.jobs.train;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a result.json says.
 *
 * @param runKey what it is the result of, or null where the spec could not be read
 * @param exitCode 0 for a finished run
 * @param error what is wrong, where, and what to do next; null when nothing is
 * @param artifacts SHA-256 by path within the attempt's out folder
 * @param text further facts that are strings, by name: model_sha256, model_kind, template_sha256
 * @param counts further facts that are whole numbers, by name: rows_read, tokens, steps, ...
 * @param rowsDropped rows not used, by reason
 * @param metrics final metrics that are finite
 * @param trainSeconds of the attempt's training alone
 * @param environment versions and device
 * @param resumedStep the step it went on from, or null for a fresh start
 */
record Result(
    @Nullable String runKey,
    int exitCode,
    @Nullable String error,
    SortedMap<String, String> artifacts,
    SortedMap<String, String> text,
    SortedMap<String, Long> counts,
    SortedMap<String, Long> rowsDropped,
    SortedMap<String, Double> metrics,
    double trainSeconds,
    SortedMap<String, String> environment,
    @Nullable Integer resumedStep) {

  Result {
    artifacts = copy(artifacts);
    text = copy(text);
    counts = copy(counts);
    rowsDropped = copy(rowsDropped);
    metrics = copy(metrics);
    environment = copy(environment);
  }

  boolean ok() {
    return exitCode == 0;
  }

  /** A count, 0 where the command counts nothing of that name. */
  long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /** The names of artifacts, sorted. */
  List<String> paths() {
    return List.copyOf(artifacts.keySet());
  }

  private static <V> SortedMap<String, V> copy(Map<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
