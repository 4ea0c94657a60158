package dev.gemel.jobs.sql;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Java values in the form Spark's catalog functions return: the one place that knows it. */
public final class Internal {
  private Internal() {}

  /** A struct of {@code values}, converted one by one. */
  public static InternalRow row(@Nullable Object... values) {
    @Nullable Object[] converted = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = of(values[i]);
    }
    return new GenericInternalRow(converted);
  }

  /** A string, list, array of longs, map or number in Spark's form; null stays null. */
  public static @Nullable Object of(@Nullable Object value) {
    if (value instanceof String text) {
      return UTF8String.fromString(text);
    }
    if (value instanceof List<?> list) {
      return new GenericArrayData(list.stream().map(Internal::of).toArray());
    }
    if (value instanceof long[] longs) {
      return new GenericArrayData(longs);
    }
    if (value instanceof Map<?, ?> map) {
      Object[] keys = map.keySet().stream().map(Internal::of).toArray();
      Object[] values = map.values().stream().map(Internal::of).toArray();
      return new ArrayBasedMapData(new GenericArrayData(keys), new GenericArrayData(values));
    }
    return value;
  }
}
