package dev.gemel.jobs.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The newest version of a Delta table as its transaction log describes it, read by Delta Kernel on
 * this thread: no Spark session, no scan of the data.
 *
 * @param version the Delta version
 * @param id the id that Delta gave the table when it was made
 * @param columns names of the table's columns
 * @param files the data files, as many as were asked for; {@code counts} has them all
 * @param counts sums over all data files
 * @param plain whether the data files alone are the table: no deletion vectors, no mapped columns
 */
public record TableLog(
    long version,
    String id,
    List<String> columns,
    List<DataFile> files,
    Counts counts,
    boolean plain) {
  private static final String MAPPING = "delta.columnMapping.mode";

  public TableLog {
    columns = List.copyOf(columns);
    files = List.copyOf(files);
  }

  /**
   * Sums over data files.
   *
   * @param files how many there are
   * @param bytes their sizes
   * @param rows rows that count; absent when a file has no statistics
   */
  public record Counts(long files, long bytes, Optional<Long> rows) {
    static final Counts ZERO = new Counts(0, 0, Optional.of(0L));

    Counts plus(DataFile file) {
      return new Counts(
          files + 1, bytes + file.bytes(), rows.flatMap(n -> file.rows().map(m -> n + m)));
    }
  }

  /**
   * One data file.
   *
   * @param path absolute URI
   * @param partition values of the partition columns, as text
   * @param bytes its size
   * @param modified when it was written, epoch milliseconds
   * @param rows rows that count: those of the file less the deleted ones; absent when its writer
   *     kept no statistics
   */
  public record DataFile(
      String path, Map<String, String> partition, long bytes, long modified, Optional<Long> rows) {
    public DataFile {
      partition = Map.copyOf(partition);
    }
  }

  /**
   * Rows of one partition.
   *
   * @param partition values of partition columns; none for the whole table
   * @return absent when a file has no statistics, or not all files are at hand
   */
  public Optional<Long> rows(Map<String, String> partition) {
    if (partition.isEmpty()) {
      return counts.rows();
    }
    if (files.size() < counts.files()) {
      return Optional.empty();
    }
    Counts sum = Counts.ZERO;
    for (DataFile file : files) {
      if (file.partition().entrySet().containsAll(partition.entrySet())) {
        sum = sum.plus(file);
      }
    }
    return sum.rows();
  }

  /**
   * Reads the log of the table at {@code path}, up to its data files.
   *
   * @param maxFiles data files to keep; the others are counted only
   * @return absent when there is no table yet
   */
  public static Optional<TableLog> read(Configuration hadoop, String path, int maxFiles) {
    Engine engine = DefaultEngine.create(hadoop);
    try {
      Snapshot snapshot = Table.forPath(engine, path).getLatestSnapshot(engine);
      return Optional.of(read(engine, (SnapshotImpl) snapshot, maxFiles));
    } catch (TableNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the log of the table at " + path, e);
    }
  }

  private static TableLog read(Engine engine, SnapshotImpl snapshot, int maxFiles)
      throws IOException {
    List<DataFile> files = new ArrayList<>();
    Counts counts = Counts.ZERO;
    boolean plain =
        "none".equals(snapshot.getMetadata().getConfiguration().getOrDefault(MAPPING, "none"));
    ScanImpl scan = (ScanImpl) snapshot.getScanBuilder(engine).build();
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine, true)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            Row row = rows.next();
            plain &= InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row) == null;
            DataFile file = file(row);
            counts = counts.plus(file);
            if (files.size() < maxFiles) {
              files.add(file);
            }
          }
        }
      }
    }
    return new TableLog(
        snapshot.getVersion(engine),
        snapshot.getMetadata().getId(),
        snapshot.getSchema(engine).fieldNames(),
        files,
        counts,
        plain);
  }

  private static DataFile file(Row row) {
    FileStatus status = InternalScanFileUtils.getAddFileStatus(row);
    Row add = row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
    int stats = InternalScanFileUtils.ADD_FILE_STATS_ORDINAL;
    DeletionVectorDescriptor deleted =
        InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row);
    long gone = deleted == null ? 0 : deleted.getCardinality();
    Optional<Long> rows =
        add.isNullAt(stats) ? Optional.empty() : FileStatistics.rows(add.getString(stats));
    return new DataFile(
        status.getPath(),
        InternalScanFileUtils.getPartitionValues(row),
        status.getSize(),
        status.getModificationTime(),
        rows.map(n -> n - gone));
  }
}
