package dev.gemel.conf;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException.WrongType;
import com.typesafe.config.ConfigUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One section of the configuration, read with types and ranges. A wrong value is remembered with
 * its key, value and expected form; {@link #check()} reports them together. An absent value is
 * null: no number means "off".
 */
public final class Section {
  private final String name;
  private final Config config;
  private final List<String> problems = new ArrayList<>();

  Section(String name, Config config) {
    this.name = name;
    this.config = config;
  }

  /** The string at {@code key}, or a problem when absent. */
  public String string(String key) {
    return required(key, optionalString(key), "");
  }

  /** The string at {@code key}, or null when absent. */
  public @Nullable String optionalString(String key) {
    return read(key, config::getString, "a string");
  }

  /** The whole number at {@code key}, within [min, max]. */
  public int integer(String key, int min, int max) {
    return required(key, optionalInteger(key, min, max), min);
  }

  /** The whole number at {@code key} within [min, max], or null when absent. */
  public @Nullable Integer optionalInteger(String key, int min, int max) {
    Integer value = read(key, config::getInt, "a whole number");
    return inRange(key, value, value == null || (value >= min && value <= max), min + " to " + max);
  }

  /** The number at {@code key}, within [min, max]. */
  public double number(String key, double min, double max) {
    Double value = required(key, read(key, config::getDouble, "a number"), min);
    boolean ok = value >= min && value <= max;
    return required(key, inRange(key, value, ok, min + " to " + max), min);
  }

  /** True or false at {@code key}. */
  public boolean flag(String key) {
    return required(key, read(key, config::getBoolean, "true or false"), false);
  }

  /** A size in bytes at {@code key}, such as {@code 10MiB}. */
  public long bytes(String key) {
    return required(key, read(key, config::getBytes, "a size such as 10MiB"), 1L);
  }

  /** A positive duration at {@code key}, such as {@code 30s}. */
  public Duration duration(String key) {
    Duration standIn = Duration.ofSeconds(1);
    Duration value =
        required(key, read(key, config::getDuration, "a duration such as 30s"), standIn);
    boolean ok = value.compareTo(Duration.ZERO) > 0;
    return required(key, inRange(key, value, ok, "more than 0"), standIn);
  }

  /** The list of strings at {@code key}; a single string is a list of one. */
  public List<String> strings(String key) {
    return required(key, read(key, this::stringOrList, "a list of strings"), List.of());
  }

  /** The values of the whole section as strings, by dotted key. */
  public Map<String, String> entries() {
    Map<String, String> out = new TreeMap<>();
    config
        .entrySet()
        .forEach(
            e ->
                out.put(
                    String.join(".", ConfigUtil.splitPath(e.getKey())),
                    String.valueOf(e.getValue().unwrapped())));
    return out;
  }

  /** The lists of strings of a section whose keys are the user's own, sorted. */
  public Map<String, List<String>> lists() {
    Map<String, List<String>> out = new TreeMap<>();
    for (String key : config.root().keySet()) {
      out.put(key, strings(ConfigUtil.joinPath(key)));
    }
    return out;
  }

  /** The numbers of a section whose keys are the user's own, by dotted key. */
  public Map<String, Double> numbers() {
    Map<String, Double> out = new TreeMap<>();
    for (Map.Entry<String, String> entry : entries().entrySet()) {
      try {
        out.put(entry.getKey(), Double.valueOf(entry.getValue()));
      } catch (NumberFormatException e) {
        problem(entry.getKey(), entry.getValue() + " is not a number");
      }
    }
    return out;
  }

  /** Adds a problem about {@code key} in this section. */
  public void problem(String key, String message) {
    problems.add(name + "." + key + ": " + message);
  }

  /**
   * Call after the last read.
   *
   * @throws ConfigException with every problem of this section
   */
  public void check() {
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }

  private List<String> stringOrList(String key) {
    try {
      return config.getStringList(key);
    } catch (WrongType e) {
      return List.of(config.getString(key));
    }
  }

  private <T> @Nullable T read(String key, Function<String, T> reader, String expected) {
    if (!config.hasPath(key)) {
      return null;
    }
    try {
      return reader.apply(key);
    } catch (com.typesafe.config.ConfigException e) {
      problem(key, config.getValue(key).unwrapped() + " is not " + expected);
      return null;
    }
  }

  private <T> T required(String key, @Nullable T value, T standIn) {
    if (value == null) {
      boolean reported = problems.stream().anyMatch(p -> p.startsWith(name + "." + key + ":"));
      if (!reported) {
        problem(key, "is not set; see `gemel config` for every key and its default");
      }
      return standIn;
    }
    return value;
  }

  private <T> @Nullable T inRange(String key, @Nullable T value, boolean ok, String range) {
    if (!ok) {
      problem(key, value + " is out of range; expected " + range);
      return null;
    }
    return value;
  }
}
