package dev.gemel.clients.vector;

import static io.qdrant.client.ValueFactory.list;
import static io.qdrant.client.ValueFactory.value;

import io.qdrant.client.grpc.JsonWithInt.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Payload values to Qdrant's JSON values and back. */
final class Payloads {
  private Payloads() {}

  /** Adds a problem if the value is of a type that a payload cannot hold. */
  static void check(String key, Object value, List<String> problems) {
    if (key.isBlank()) {
      problems.add("payload has a blank key");
    }
    boolean plain =
        value instanceof String
            || value instanceof Long
            || value instanceof Integer
            || value instanceof Boolean
            || (value instanceof Double d && Double.isFinite(d));
    boolean strings =
        value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    if (!plain && !strings) {
      problems.add(
          "payload '%s' is %s of type %s; expected a String, Long, Integer, finite Double, Boolean or List of String"
              .formatted(key, value, value.getClass().getName()));
    }
  }

  static Map<String, Value> toValues(Map<String, Object> payload) {
    Map<String, Value> values = new LinkedHashMap<>();
    payload.forEach((key, object) -> values.put(key, toValue(object)));
    return values;
  }

  /** The payload without its JSON nulls. What others stored may hold maps and mixed lists too. */
  static Map<String, Object> fromValues(Map<String, Value> values) {
    Map<String, Object> payload = new LinkedHashMap<>();
    values.forEach((key, v) -> fromValue(v).ifPresent(object -> payload.put(key, object)));
    return payload;
  }

  /** Empty for JSON null. */
  static Optional<Object> fromValue(Value value) {
    return switch (value.getKindCase()) {
      case STRING_VALUE -> Optional.of(value.getStringValue());
      case INTEGER_VALUE -> Optional.of(value.getIntegerValue());
      case DOUBLE_VALUE -> Optional.of(value.getDoubleValue());
      case BOOL_VALUE -> Optional.of(value.getBoolValue());
      case LIST_VALUE ->
          Optional.of(
              value.getListValue().getValuesList().stream()
                  .flatMap(v -> fromValue(v).stream())
                  .toList());
      case STRUCT_VALUE -> Optional.of(fromValues(value.getStructValue().getFieldsMap()));
      case NULL_VALUE, KIND_NOT_SET -> Optional.empty();
    };
  }

  private static Value toValue(Object object) {
    if (object instanceof String s) {
      return value(s);
    }
    if (object instanceof Double d) {
      return value(d.doubleValue());
    }
    if (object instanceof Boolean b) {
      return value(b.booleanValue());
    }
    if (object instanceof Number n) {
      return value(n.longValue());
    }
    if (object instanceof List<?> l) {
      return list(l.stream().map(Payloads::toValue).toList());
    }
    throw new IllegalArgumentException("no payload value: " + object.getClass());
  }
}
