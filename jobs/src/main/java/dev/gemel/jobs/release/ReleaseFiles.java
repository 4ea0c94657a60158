package dev.gemel.jobs.release;

import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import dev.gemel.conf.GemelException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Writes the files of a release below a folder of any Hadoop file system. Rows stream through the
 * driver, one at a time.
 */
final class ReleaseFiles {
  private static final String ROW = "row";

  private final FileSystem fs;
  private final Path folder;
  private final SortedMap<String, String> digests = new TreeMap<>();

  ReleaseFiles(FileSystem fs, Path folder) {
    this.fs = fs;
    this.folder = folder;
  }

  /** SHA-256 of each file written so far, by path within the folder. */
  SortedMap<String, String> digests() {
    return new TreeMap<>(digests);
  }

  /** Writes a text. */
  void text(String name, String text) {
    try (OutputStream out = create(name)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failed(name, e);
    }
    record(name);
  }

  /**
   * Writes the two forms and the provenance of one side of a part. A side without rows gets no
   * files, since readers of data files refuse empty ones: the caller leaves it out.
   */
  void rows(Part part, String split, Dataset<Row> rows) {
    String name = part.folder() + "/" + split;
    Dataset<Row> messages = part.messages(rows);
    lines(name + ".jsonl", messages.select(to_json(struct("*"))));
    parquet(name + ".parquet", messages);
    provenance("provenance/" + part.folder() + "-" + split + ".jsonl", part, rows);
  }

  private void lines(String name, Dataset<Row> json) {
    Iterator<String> lines = json.as(Encoders.STRING()).toLocalIterator();
    try (OutputStream out = create(name)) {
      while (lines.hasNext()) {
        line(out, lines.next());
      }
    } catch (IOException e) {
      throw failed(name, e);
    }
    record(name);
  }

  /** One line a row: {@code row}, its number from 0, then every column that no trainer reads. */
  private void provenance(String name, Part part, Dataset<Row> rows) {
    Column json = to_json(struct(part.provenance()));
    Iterator<String> lines = rows.select(json).as(Encoders.STRING()).toLocalIterator();
    try (OutputStream out = create(name)) {
      for (long row = 0; lines.hasNext(); row++) {
        line(out, "{\"%s\":%d,%s".formatted(ROW, row, lines.next().substring(1)));
      }
    } catch (IOException e) {
      throw failed(name, e);
    }
    record(name);
  }

  private static void line(OutputStream out, String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  private void parquet(String name, Dataset<Row> messages) {
    Path parts = new Path(folder, "_parquet");
    messages.coalesce(1).write().mode("overwrite").parquet(parts.toString());
    try {
      Path target = new Path(folder, name);
      for (FileStatus file : fs.globStatus(new Path(parts, "part-*.parquet"))) {
        if (!fs.rename(file.getPath(), target)) {
          throw new IOException("could not rename " + file.getPath());
        }
      }
      fs.delete(parts, true);
    } catch (IOException e) {
      throw failed(name, e);
    }
    record(name);
  }

  private OutputStream create(String name) throws IOException {
    return fs.create(new Path(folder, name), true);
  }

  private void record(String name) {
    try {
      digests.put(name, Manifest.sha256(fs, new Path(folder, name)));
    } catch (IOException e) {
      throw failed(name, e);
    }
  }

  private GemelException failed(String name, IOException e) {
    return new GemelException(
        "could not write %s below %s: %s; free space or check access, then run release again"
            .formatted(name, folder, e.getMessage()),
        e);
  }
}
