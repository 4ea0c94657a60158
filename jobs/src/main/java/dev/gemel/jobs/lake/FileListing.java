package dev.gemel.jobs.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Files as their folders list them: a cheap sign that their content may have changed. */
public final class FileListing {
  private FileListing() {}

  /**
   * Lines {@code path size modified}, sorted; the last is in epoch milliseconds.
   *
   * @param paths files, and folders that are listed with all below them; one that is not there
   *     gives no line
   */
  public static List<String> of(Configuration hadoop, List<String> paths) {
    List<String> lines = new ArrayList<>();
    for (String name : paths) {
      Path path = new Path(name);
      try {
        RemoteIterator<LocatedFileStatus> files = path.getFileSystem(hadoop).listFiles(path, true);
        while (files.hasNext()) {
          LocatedFileStatus file = files.next();
          lines.add(
              "%s %d %d".formatted(file.getPath(), file.getLen(), file.getModificationTime()));
        }
      } catch (FileNotFoundException e) {
        // Not there: no line, which is a state of its own.
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + name, e);
      }
    }
    lines.sort(null);
    return lines;
  }
}
