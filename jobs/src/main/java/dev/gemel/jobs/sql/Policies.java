package dev.gemel.jobs.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gemel.text.pii.PiiPolicy;
import dev.gemel.text.pii.PiiType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Policies for personal data as JSON: {@code types}, {@code mode}, {@code allow}, all optional. */
public final class Policies {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final Set<String> FIELDS = Set.of("types", "mode", "allow");

  private Policies() {}

  /**
   * A policy from a JSON object: {@code {"mode": "surrogate"}}.
   *
   * @throws IllegalArgumentException when it is no object, or a field or a value is unknown
   */
  public static PiiPolicy pii(String json) {
    Map<String, Object> fields = object(json);
    for (String field : fields.keySet()) {
      if (!FIELDS.contains(field)) {
        throw new IllegalArgumentException("policy: no %s; known: %s".formatted(field, FIELDS));
      }
    }
    return pii(fields);
  }

  private static Map<String, Object> object(String json) {
    try {
      Map<String, Object> fields = MAPPER.readValue(json, OBJECT);
      if (fields != null) {
        return fields;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("policy: expected a JSON object, got " + json, e);
    }
    throw new IllegalArgumentException("policy: expected a JSON object, got " + json);
  }

  /** A policy from the fields of a line, which may have others. */
  static PiiPolicy pii(Map<String, Object> line) {
    List<String> types = strings(line, "types");
    String mode = Fields.optional(line, "mode");
    return new PiiPolicy(
        types.isEmpty()
            ? PiiPolicy.DEFAULT.types()
            : types.stream().map(t -> one(PiiType.class, "types", t)).collect(Collectors.toSet()),
        mode == null ? PiiPolicy.Mode.PLACEHOLDER : one(PiiPolicy.Mode.class, "mode", mode),
        Set.copyOf(strings(line, "allow")));
  }

  private static <E extends Enum<E>> E one(Class<E> type, String field, String name) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: no %s; known: %s".formatted(field, name, Arrays.toString(type.getEnumConstants())),
          e);
    }
  }

  /** A list of strings, or a single one; none where the field is absent. */
  private static List<String> strings(Map<String, Object> line, String field) {
    Object value = line.get(field);
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return value == null ? List.of() : List.of(value.toString());
  }
}
