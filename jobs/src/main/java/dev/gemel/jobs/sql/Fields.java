package dev.gemel.jobs.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of a line of {@code gemel text}. */
final class Fields {
  private Fields() {}

  /**
   * A field that has to be there.
   *
   * @throws IllegalArgumentException when it is absent, null, a list or an object
   */
  static String text(Map<String, Object> line, String field) {
    String value = optional(line, field);
    if (value == null) {
      throw new IllegalArgumentException(
          "field " + field + " is missing; the line has " + line.keySet());
    }
    return value;
  }

  /**
   * A field, or null where it is absent. Numbers and truth values are taken as they are written, as
   * SQL does.
   *
   * @throws IllegalArgumentException when it is a list or an object
   */
  static @Nullable String optional(Map<String, Object> line, String field) {
    Object value = line.get(field);
    if (value instanceof List || value instanceof Map) {
      throw new IllegalArgumentException(
          "field %s: expected a string, got %s"
              .formatted(field, value instanceof List ? "a list" : "an object"));
    }
    return value == null ? null : value.toString();
  }

  /** Adds an answer, absent ones as JSON null. */
  @SuppressWarnings("NullAway") // JSON null is how an absent answer is written.
  static void put(Map<String, Object> out, String key, @Nullable Object value) {
    out.put(key, value);
  }

  /** A map of two entries, in their order, to which others can be added. */
  static Map<String, Object> ordered(String k1, Object v1, String k2, Object v2) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put(k1, v1);
    out.put(k2, v2);
    return out;
  }
}
