package dev.gemel.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/** Reads JSON files and web archives one after another; rows of {@link Imported#SCHEMA}. */
final class ReadFiles implements MapPartitionsFunction<String, Row> {
  private static final long serialVersionUID = 1L;

  private final Format format;
  private final PageMaker pages;
  private final Broadcast<SerializableConfiguration> conf;

  ReadFiles(Format format, PageMaker pages, Broadcast<SerializableConfiguration> conf) {
    this.format = format;
    this.pages = pages;
    this.conf = conf;
  }

  @Override
  public Iterator<Row> call(Iterator<String> files) {
    Records records = new Records(files);
    TaskContext task = TaskContext.get();
    TaskCompletionListener ending = done -> records.close();
    task.addTaskCompletionListener(ending);
    return records;
  }

  private FileRecords open(String file) throws IOException {
    Configuration hadoop = conf.value().value();
    if (format == Format.WARC) {
      return closing(Input.raw(file, hadoop), in -> new WarcRecords(file, in, pages));
    }
    return closing(Input.plain(file, hadoop), in -> new JsonRecords(file, in, pages));
  }

  private static FileRecords closing(InputStream in, Opening opening) throws IOException {
    try {
      return opening.open(in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Makes records of a stream. */
  private interface Opening {
    FileRecords open(InputStream in) throws IOException;
  }

  /** The files' records, one file open at a time. */
  private final class Records implements Iterator<Row>, AutoCloseable {
    private final Iterator<String> files;
    private @Nullable FileRecords open;
    private Iterator<Row> rows = List.<Row>of().iterator();

    Records(Iterator<String> files) {
      this.files = files;
    }

    @Override
    public boolean hasNext() {
      while (!rows.hasNext() && files.hasNext()) {
        close();
        rows = begin(files.next());
      }
      return rows.hasNext();
    }

    private Iterator<Row> begin(String file) {
      try {
        FileRecords records = ReadFiles.this.open(file);
        open = records;
        return records;
      } catch (IOException | RuntimeException e) {
        String detail = String.valueOf(e.getMessage());
        return List.of(new Imported(file, "0", 0).rejected("unreadable", detail, null)).iterator();
      }
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return rows.next();
    }

    @Override
    public void close() {
      if (open != null) {
        open.close();
        open = null;
      }
    }
  }
}
