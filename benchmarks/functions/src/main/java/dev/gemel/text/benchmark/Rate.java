package dev.gemel.text.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * How fast a function is, in processor time.
 *
 * @param ops operations a second
 * @param megabytes what goes in, a second
 * @param error half of the 99.9 % interval of {@code ops}; null if there are too few iterations
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Rate(
    @JsonProperty("ops_s") double ops,
    @JsonProperty("mb_s") double megabytes,
    @Nullable Double error) {

  /** All rates by the functions' names. */
  static Map<String, Rate> of(Iterable<RunResult> results) {
    Map<String, Rate> rates = new TreeMap<>();
    for (RunResult result : results) {
      rates.put(name(result.getParams()), of(result));
    }
    return rates;
  }

  /** {@code dev.gemel.text.benchmark.ExtractBenchmark.page} is {@code extract.page}. */
  static String name(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    String type = benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1, method);
    return type.replace("Benchmark", "").toLowerCase(Locale.ROOT) + benchmark.substring(method);
  }

  private static String name(BenchmarkParams params) {
    String values =
        params.getParamsKeys().stream()
            .map(key -> "/" + params.getParam(key))
            .collect(Collectors.joining());
    return name(params.getBenchmark()) + values.toLowerCase(Locale.ROOT);
  }

  private static Rate of(RunResult result) {
    Result<?> time = secondary(result, ProcessorTime.NAME);
    double size = secondary(result, "bytes").getScore() / result.getPrimaryResult().getScore();
    double error = time.getScoreError();
    return new Rate(
        rounded(time.getScore()),
        rounded(time.getScore() * size / 1e6),
        Double.isNaN(error) ? null : rounded(error));
  }

  private static Result<?> secondary(RunResult result, String name) {
    return Objects.requireNonNull(result.getSecondaryResults().get(name), name);
  }

  /** Whether the intervals of both do not meet; false where one is not known. */
  boolean differs(Rate other) {
    return error != null && other.error != null && Math.abs(ops - other.ops) > error + other.error;
  }

  /** To a thousandth. */
  private static double rounded(double value) {
    return Math.round(value * 1e3) / 1e3;
  }
}
