package dev.gemel.jobs.train;

import dev.gemel.conf.ConfigException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one stage trains: what goes into {@code recipe} of the trainer's spec.json.
 *
 * @param name where it comes from, for people: {@code tiny.sft}
 * @param values by the trainer's names, in canonical form
 */
record Recipe(String name, SortedMap<String, Object> values) {
  private static final List<String> REQUIRED =
      List.of("method", "learning_rate", "batch_size", "seed");

  /**
   * @throws ConfigException with every unknown key, wrong value and missing key
   */
  Recipe {
    List<String> problems = new ArrayList<>();
    check("", values, RecipeKeys.ALL, problems);
    required(values, problems);
    together(values, problems);
    if (!problems.isEmpty()) {
      String where = "recipe " + name + ": ";
      throw new ConfigException(problems.stream().map(where::concat).toList());
    }
    values = canonical(values);
  }

  /** The value at {@code key} as a whole number, or {@code absent} when it is not there. */
  int integer(String key, int absent) {
    return values.get(key) instanceof Number number ? number.intValue() : absent;
  }

  /** Whether an adapter is trained, which is to be merged afterwards. */
  boolean adapter() {
    return !"full".equals(values.get("method"));
  }

  /**
   * This recipe with a smaller micro-batch and as many rows to a step as before, or null when the
   * micro-batch is one row already.
   */
  @Nullable Recipe halved() {
    int batch = integer("batch_size", 1);
    int total = batch * integer("gradient_accumulation", 1);
    for (int smaller = batch / 2; smaller >= 1; smaller--) {
      if (total % smaller == 0) {
        TreeMap<String, Object> changed = new TreeMap<>(values);
        changed.put("batch_size", smaller);
        changed.put("gradient_accumulation", total / smaller);
        return new Recipe(name, changed);
      }
    }
    return null;
  }

  private static void required(Map<String, Object> values, List<String> problems) {
    REQUIRED.stream()
        .filter(k -> !values.containsKey(k))
        .forEach(k -> problems.add(k + " is missing; expected " + expected(k)));
  }

  private static void together(Map<String, Object> values, List<String> problems) {
    if (values.containsKey("epochs") == values.containsKey("max_steps")) {
      problems.add("expected one of epochs and max_steps");
    }
    if (values.containsKey("warmup_steps") && values.containsKey("warmup_ratio")) {
      problems.add("expected at most one of warmup_steps and warmup_ratio");
    }
    boolean full = "full".equals(values.get("method"));
    if (full == values.containsKey("lora")) {
      problems.add(full ? "lora goes with method lora or qlora" : "lora is missing");
    }
    if (values.get("lora") instanceof Map<?, ?> lora
        && !lora.keySet().containsAll(List.of("r", "alpha"))) {
      problems.add("lora needs r and alpha");
    }
  }

  private static void check(
      String prefix, Map<?, ?> values, Map<String, RecipeKeys.Kind> known, List<String> problems) {
    values.forEach(
        (key, value) -> {
          RecipeKeys.Kind kind = known.get(String.valueOf(key));
          if (kind == null) {
            problems.add(
                "unknown key %s%s; known here: %s"
                    .formatted(prefix, key, String.join(", ", known.keySet())));
          } else if (value == null || !kind.accepts().test(plain(value))) {
            problems.add("%s%s is %s; expected %s".formatted(prefix, key, value, kind.expected()));
          } else if (value instanceof Map<?, ?> section) {
            check(prefix + key + ".", section, RecipeKeys.LORA, problems);
          }
        });
  }

  private static String expected(String key) {
    RecipeKeys.Kind kind = RecipeKeys.ALL.get(key);
    return kind == null ? "a value" : kind.expected();
  }

  /** A canonical whole number is a decimal; it counts as the whole number that it is. */
  private static Object plain(Object value) {
    return value instanceof java.math.BigDecimal d && d.scale() <= 0
        ? (Object) d.longValue()
        : value;
  }

  @SuppressWarnings("unchecked")
  private static SortedMap<String, Object> canonical(Map<String, Object> values) {
    return Collections.unmodifiableSortedMap((TreeMap<String, Object>) Canonical.of(values));
  }
}
