package dev.gemel.jobs.notebooks;

import dev.gemel.jobs.lake.ScalaMaps;
import dev.gemel.jobs.table.Column;
import dev.gemel.jobs.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;

/** Rows of a table of which only some columns matter. */
final class Rows {
  private Rows() {}

  /** A row with {@code values} by column; the other columns are blank, or absent where allowed. */
  static Row of(Table table, Map<String, Object> values) {
    Set<String> known = Set.copyOf(Arrays.asList(table.columnNames()));
    if (!known.containsAll(values.keySet())) {
      throw new IllegalArgumentException("%s has only %s".formatted(table.name(), known));
    }
    return RowFactory.create(table.columns().stream().map(c -> value(c, values)).toArray());
  }

  private static Object value(Column column, Map<String, Object> values) {
    Object given = values.get(column.name());
    return given != null || column.nullable() ? given : blank(column.type());
  }

  private static Object blank(DataType type) {
    if (type instanceof ArrayType) {
      return List.of().toArray();
    }
    if (type instanceof MapType) {
      return ScalaMaps.of(Map.of());
    }
    Map<DataType, Object> blanks =
        Map.of(
            DataTypes.StringType,
            "",
            DataTypes.IntegerType,
            0,
            DataTypes.LongType,
            0L,
            DataTypes.DoubleType,
            0.0,
            DataTypes.BooleanType,
            false,
            DataTypes.TimestampType,
            new java.sql.Timestamp(0));
    return blanks.get(type);
  }
}
