package dev.gemel.jobs.table;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * One column of a table.
 *
 * @param name snake_case, the field's own word
 * @param type Spark type
 * @param nullable whether absence is meaningful
 * @param description one sentence, units included
 */
public record Column(String name, DataType type, boolean nullable, String description) {

  /** A column that always has a value. */
  public static Column of(String name, DataType type, String description) {
    return new Column(name, type, false, description);
  }

  /** A column whose absence means something. */
  public static Column maybe(String name, DataType type, String description) {
    return new Column(name, type, true, description);
  }

  /**
   * The Spark field. Declared nullable throughout: Delta checks nullability on every write plan.
   */
  StructField field() {
    return DataTypes.createStructField(name, type, true).withComment(description);
  }
}
