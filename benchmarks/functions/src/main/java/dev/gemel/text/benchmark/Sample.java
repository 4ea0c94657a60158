package dev.gemel.text.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Values that an operation goes over.
 *
 * @param <T> what the function takes
 */
@State(Scope.Thread)
public abstract class Sample<T> {
  /** Iterations that warm up a function of little code. */
  static final int LIGHT = 3;

  /** Iterations that warm up most functions: a few seconds, of which the compiler takes a part. */
  static final int USUAL = 10;

  private List<T> values = List.of();
  private long size;

  /** The values and how many bytes each of them is. */
  void fill(List<T> all, ToLongFunction<T> sizeOf) {
    values = all;
    size = all.stream().mapToLong(sizeOf).sum();
  }

  /** Calls the function with each value, and counts the bytes that went by. */
  void each(Blackhole hole, Bytes bytes, Function<T, ?> function) {
    for (T value : values) {
      hole.consume(function.apply(value));
    }
    bytes.bytes += size;
  }

  static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
