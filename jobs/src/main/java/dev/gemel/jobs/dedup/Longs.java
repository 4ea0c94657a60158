package dev.gemel.jobs.dedup;

import java.util.Arrays;
import org.apache.spark.sql.Row;

/** Arrays of longs as rows carry them. */
final class Longs {
  private Longs() {}

  static Long[] boxed(long[] values) {
    return Arrays.stream(values).boxed().toArray(Long[]::new);
  }

  /** The array column {@code name} of a row. */
  static long[] of(Row row, String name) {
    return row.<Long>getList(row.fieldIndex(name)).stream().mapToLong(Long::longValue).toArray();
  }
}
