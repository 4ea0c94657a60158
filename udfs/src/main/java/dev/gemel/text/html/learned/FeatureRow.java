package dev.gemel.text.html.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Named numbers in the order in which they are added; the names are kept only where asked for. */
final class FeatureRow {
  private final @Nullable List<String> names;
  private float[] values = new float[320];
  private int size;
  private String part = "";

  private FeatureRow(@Nullable List<String> names) {
    this.names = names;
  }

  static FeatureRow unnamed() {
    return new FeatureRow(null);
  }

  static FeatureRow named() {
    return new FeatureRow(new ArrayList<>());
  }

  /** The names that follow are those of the part {@code name + number}. */
  void part(String name, int number) {
    part = names == null ? "" : name + number + ".";
  }

  /** The names that follow are those of no part. */
  void whole() {
    part = "";
  }

  void add(String name, double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = (float) value;
    if (names != null) {
      names.add(part + name);
    }
  }

  void add(String name, boolean value) {
    add(name, value ? 1 : 0);
  }

  /** One number for each name, called {@code prefix + name}. */
  void addAll(String prefix, List<String> parts, float[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      add(names == null ? "" : prefix + parts.get(i), numbers[i]);
    }
  }

  /** The bits of a mask, one number each. */
  void addBits(String prefix, List<String> parts, int mask) {
    for (int i = 0; i < parts.size(); i++) {
      add(names == null ? "" : prefix + parts.get(i), (mask >> i & 1) == 1);
    }
  }

  float[] values() {
    return Arrays.copyOf(values, size);
  }

  List<String> names() {
    return names == null ? List.of() : List.copyOf(names);
  }
}
