package dev.gemel.jobs.table;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A Delta table of the lake.
 *
 * @param name two parts, such as {@code silver.documents}; also its path under the lake's root
 * @param description what a row is
 * @param keys the columns that identify a row
 * @param partitionBy the columns it is partitioned by, often none
 * @param columns in order
 */
public record Table(
    String name,
    String description,
    List<String> keys,
    List<String> partitionBy,
    List<Column> columns) {

  public Table {
    keys = List.copyOf(keys);
    partitionBy = List.copyOf(partitionBy);
    columns = List.copyOf(columns);
  }

  /** Schema (bronze, silver, gold or ops): the part before the dot. */
  public String schemaName() {
    return name.substring(0, name.indexOf('.'));
  }

  /** The path below the lake's root, {@code silver/documents}. */
  public String path() {
    return name.replace('.', '/');
  }

  /** The Spark schema, comments included. */
  public StructType schema() {
    return DataTypes.createStructType(columns.stream().map(Column::field).toList());
  }

  /** The column names, in order. */
  public String[] columnNames() {
    return columns.stream().map(Column::name).toArray(String[]::new);
  }
}
