package dev.gemel.jobs.dataset;

import java.util.Map;
import org.junit.jupiter.api.Assertions;

/** What a test says is there. */
public final class Found {
  private Found() {}

  /** The value of a key that must be in the map. */
  public static <K, V> V in(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      return Assertions.fail(key + " is not in " + map.keySet());
    }
    return value;
  }

  /** The message of an exception that must have one. */
  public static String message(Throwable e) {
    String message = e.getMessage();
    return message == null ? Assertions.fail("no message", e) : message;
  }
}
