package dev.gemel.jobs.lake;

import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;

/**
 * Rows of a table's newest data files, read by Delta Kernel on this thread: for tables that are
 * appended to a few rows at a time, such as {@code ops.runs}.
 */
public final class DataFiles {
  private final Engine engine;
  private final StructType columns;

  /**
   * @param columns the columns to read, as Kernel's types; a file that lacks one gives nulls
   */
  public DataFiles(Configuration hadoop, StructType columns) {
    this.engine = DefaultEngine.create(hadoop);
    this.columns = columns;
  }

  /**
   * Reads rows, those of the newest files first, until a reader has had enough.
   *
   * @param maxFiles files to open at most
   * @param enough told of each row; true ends the reading after the row's file
   */
  public void newestFirst(TableLog log, int maxFiles, Predicate<Row> enough) {
    List<TableLog.DataFile> files =
        log.files().stream()
            .sorted(Comparator.comparingLong(TableLog.DataFile::modified).reversed())
            .limit(maxFiles)
            .toList();
    for (TableLog.DataFile file : files) {
      if (read(file, enough)) {
        return;
      }
    }
  }

  /** Reads one file to its end; true when {@code enough} was true of a row. */
  boolean read(TableLog.DataFile file, Predicate<Row> enough) {
    FileStatus status = FileStatus.of(file.path(), file.bytes(), file.modified());
    boolean over = false;
    try (CloseableIterator<FileStatus> one = Iterators.of(status);
        CloseableIterator<ColumnarBatch> batches =
            engine.getParquetHandler().readParquetFiles(one, columns, Optional.empty())) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            over |= enough.test(rows.next());
          }
        }
      }
      return over;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the data file " + file.path(), e);
    }
  }
}
