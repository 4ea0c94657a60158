package dev.gemel.jobs.lake;

import dev.gemel.jobs.table.Table;
import io.delta.kernel.data.Row;
import io.delta.kernel.types.StructType;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.hadoop.conf.Configuration;

/**
 * The tables under a lake's root without a Spark session: their logs, and columns of small ones.
 */
public final class LakeFiles {
  private final Configuration hadoop;
  private final String root;

  /**
   * @param root folder or URI of the lake
   */
  public LakeFiles(Configuration hadoop, String root) {
    this.hadoop = hadoop;
    this.root = root;
  }

  /** The newest log of {@code table} with at most {@code maxFiles} of its files. */
  public Optional<TableLog> log(Table table, int maxFiles) {
    return TableLog.read(hadoop, root + "/" + table.path(), maxFiles);
  }

  /**
   * Reads some columns of a table whole, on this thread.
   *
   * @param log the table's log with all its files
   * @param columns as Kernel's types
   * @param each told of each row and the file that it is in
   */
  public void rows(TableLog log, StructType columns, BiConsumer<TableLog.DataFile, Row> each) {
    DataFiles files = new DataFiles(hadoop, columns);
    for (TableLog.DataFile file : log.files()) {
      files.read(
          file,
          row -> {
            each.accept(file, row);
            return false;
          });
    }
  }
}
