package dev.gemel.embedded.qdrant;

import io.qdrant.client.grpc.JsonWithInt.ListValue;
import io.qdrant.client.grpc.JsonWithInt.Struct;
import io.qdrant.client.grpc.JsonWithInt.Value;
import io.qdrant.client.grpc.Points.WithPayloadSelector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which part of a payload to return.
 *
 * <p>Selected paths name objects' fields ({@code a.b}); arrays on the way are passed through.
 *
 * @param include whether the paths are those to keep, else those to leave out
 * @param paths the paths, each split into keys
 */
record PayloadSelection(boolean include, List<List<String>> paths) {
  private static final PayloadSelection ALL = new PayloadSelection(false, List.of());
  private static final PayloadSelection NONE = new PayloadSelection(true, List.of());

  /**
   * Reads a selector.
   *
   * @param byDefault what an absent selector means: the payload whole or not at all
   */
  static PayloadSelection of(WithPayloadSelector selector, boolean byDefault) {
    return switch (selector.getSelectorOptionsCase()) {
      case ENABLE -> selector.getEnable() ? ALL : NONE;
      case INCLUDE -> new PayloadSelection(true, split(selector.getInclude().getFieldsList()));
      case EXCLUDE -> new PayloadSelection(false, split(selector.getExclude().getFieldsList()));
      case SELECTOROPTIONS_NOT_SET -> byDefault ? ALL : NONE;
    };
  }

  /** Everything but the fields at {@code paths}. */
  static PayloadSelection without(List<String> paths) {
    return new PayloadSelection(false, split(paths));
  }

  private static List<List<String>> split(List<String> paths) {
    return paths.stream().map(path -> List.of(path.replace("[]", "").split("\\.", -1))).toList();
  }

  Map<String, Value> apply(Map<String, Value> payload) {
    return paths.isEmpty() ? (include ? Map.of() : payload) : fields(payload, paths);
  }

  private Map<String, Value> fields(Map<String, Value> fields, List<List<String>> selected) {
    Map<String, Value> kept = new LinkedHashMap<>();
    fields.forEach(
        (key, value) -> {
          List<List<String>> below = below(key, selected);
          boolean whole = below.stream().anyMatch(List::isEmpty);
          if (whole || below.isEmpty()) {
            if (whole == include) {
              kept.put(key, value);
            }
          } else if (!include || descends(value)) {
            kept.put(key, inside(value, below));
          }
        });
    return kept;
  }

  /** What remains of the paths that begin with {@code key}. */
  private static List<List<String>> below(String key, List<List<String>> selected) {
    return selected.stream()
        .filter(path -> path.get(0).equals(key))
        .map(path -> path.subList(1, path.size()))
        .toList();
  }

  private static boolean descends(Value value) {
    return value.hasStructValue() || value.hasListValue();
  }

  private Value inside(Value value, List<List<String>> selected) {
    if (value.hasStructValue()) {
      Map<String, Value> kept = fields(value.getStructValue().getFieldsMap(), selected);
      return Value.newBuilder().setStructValue(Struct.newBuilder().putAllFields(kept)).build();
    }
    if (value.hasListValue()) {
      List<Value> kept = new ArrayList<>();
      for (Value element : value.getListValue().getValuesList()) {
        if (!include || descends(element)) {
          kept.add(inside(element, selected));
        }
      }
      return Value.newBuilder().setListValue(ListValue.newBuilder().addAllValues(kept)).build();
    }
    return value;
  }
}
