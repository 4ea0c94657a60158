package dev.gemel.jobs.ingest;

import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.jspecify.annotations.Nullable;

/** The files an import reads. */
final class InputFiles {
  private InputFiles() {}

  /**
   * Full names of the files at {@code path}, by format, sorted. A folder is read through; names
   * that begin with a dot or an underscore are passed over, and without {@code format} so are names
   * whose ending says none.
   *
   * @throws ConfigException when there is none
   * @throws GemelException when the file system cannot be asked
   */
  static Map<Format, List<String>> list(String path, @Nullable Format format, Configuration conf) {
    Map<Format, List<String>> files = new EnumMap<>(Format.class);
    try {
      for (Path file : walk(new Path(path), conf)) {
        Format known = format == null ? Format.ofName(file.getName()) : format;
        if (known != null) {
          files.computeIfAbsent(known, f -> new ArrayList<>()).add(file.toString());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new GemelException("import.path %s cannot be listed: %s".formatted(path, e), e);
    }
    if (files.isEmpty()) {
      throw new ConfigException(
          "import.path: %s matches no file that ends in .jsonl, .ndjson, .json, .parquet, .warc or .warc.gz; check it, or name the format with import.format"
              .formatted(path));
    }
    files.values().forEach(list -> list.sort(null));
    return files;
  }

  private static List<Path> walk(Path path, Configuration conf) throws IOException {
    FileSystem fs = path.getFileSystem(conf);
    FileStatus[] matches = fs.globStatus(path);
    List<Path> files = new ArrayList<>();
    for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
      RemoteIterator<LocatedFileStatus> below = fs.listFiles(match.getPath(), true);
      while (below.hasNext()) {
        Path file = below.next().getPath();
        if (!hidden(match.getPath(), file)) {
          files.add(file);
        }
      }
    }
    return files;
  }

  /** Hidden below the place named; what was named itself counts. */
  private static boolean hidden(Path root, Path file) {
    String below = file.toString().substring(root.toString().length());
    return below.contains("/.") || below.contains("/_");
  }
}
