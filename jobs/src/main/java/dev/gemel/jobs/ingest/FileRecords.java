package dev.gemel.jobs.ingest;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/** The records of one file, read as they are asked for; rows of {@link Imported#SCHEMA}. */
abstract class FileRecords implements Iterator<Row>, AutoCloseable {
  /** Largest record, in bytes. */
  static final int MAX_RECORD = 64 << 20;

  private final String file;
  private final Deque<Row> ready = new ArrayDeque<>();
  private boolean done;
  private long count;

  FileRecords(String file) {
    this.file = file;
  }

  /**
   * Reads on and puts out at least one row, or returns false at the end of the file.
   *
   * @throws IOException when the file cannot be read on; it is recorded and ends the file, as is an
   *     unchecked exception: where the next record begins is not known then
   */
  abstract boolean read() throws IOException;

  /** Where reading stands, for the record of a failure. */
  abstract String place();

  @Override
  public abstract void close();

  final String file() {
    return file;
  }

  /** The next record's identity. */
  final Imported at(String place) {
    return new Imported(file, place, count++);
  }

  final void put(Row row) {
    ready.addLast(row);
  }

  @Override
  public final boolean hasNext() {
    while (ready.isEmpty() && !done) {
      try {
        done = !read();
      } catch (IOException e) {
        done = true;
        put(at(place()).rejected("unreadable", String.valueOf(e.getMessage()), null));
      } catch (RuntimeException e) {
        done = true;
        put(at(place()).failed(e, null));
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public final Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.removeFirst();
  }
}
