package dev.gemel.jobs.ingest;

import dev.gemel.jobs.table.BronzeTables;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file as a row of {@link #SCHEMA}: a page, or the reason why it makes none. A
 * record with neither is of a kind that is passed over, such as a request in a web archive.
 *
 * @param file where it stands
 * @param place line, row or byte offset in it, with the index in an array where there is one
 * @param order of the records in the file
 */
record Imported(String file, String place, long order) {
  static final StructType SCHEMA =
      new StructType()
          .add("file", DataTypes.StringType)
          .add("location", DataTypes.StringType)
          .add("order", DataTypes.LongType)
          .add("reason", DataTypes.StringType)
          .add("detail", DataTypes.StringType)
          .add("original", DataTypes.StringType)
          .add("page", BronzeTables.PAGES.schema());

  /** The rest would be cut off in {@code ops.rejects} anyway. */
  private static final int MAX_ORIGINAL = 4_000;

  /** A good record. */
  Row page(Row page) {
    return row(null, null, null, page);
  }

  /** A bad record. */
  Row rejected(String reason, @Nullable String detail, @Nullable String original) {
    String head =
        original == null ? null : original.substring(0, Math.min(original.length(), MAX_ORIGINAL));
    return row(reason, detail, head, null);
  }

  /** A record that could not be read for a reason nobody foresaw: one record, not the import. */
  Row failed(Exception e, @Nullable String original) {
    return rejected("bad_record", e.getClass().getSimpleName() + ": " + e.getMessage(), original);
  }

  /** A record that is none of ours. */
  Row passedOver() {
    return row(null, null, null, null);
  }

  private Row row(
      @Nullable String reason,
      @Nullable String detail,
      @Nullable String original,
      @Nullable Row page) {
    return RowFactory.create(file, file + ":" + place, order, reason, detail, original, page);
  }
}
