package dev.gemel.jobs.release;

import dev.gemel.jobs.run.GemelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;

/** Copies a release's files to a local folder. */
final class Export {
  private Export() {}

  /**
   * Copies; files that are there with the same content are left alone.
   *
   * @param files digests by path within the release
   * @throws GemelException when the folder holds something that is not this release's
   */
  static void copy(
      FileSystem fs, org.apache.hadoop.fs.Path folder, SortedMap<String, String> files, Path to) {
    try {
      refuseOthers(files, to);
      for (String name : files.keySet()) {
        copy(fs, new org.apache.hadoop.fs.Path(folder, name), to.resolve(name));
      }
      // Last: a folder with a manifest is whole.
      copy(fs, new org.apache.hadoop.fs.Path(folder, Manifest.FILE), to.resolve(Manifest.FILE));
    } catch (IOException e) {
      throw new GemelException(
          "could not export to %s: %s; free space or choose another --export"
              .formatted(to, e.getMessage()),
          e);
    }
  }

  /** A file of another release beside ours would be trained on with it. */
  private static void refuseOthers(SortedMap<String, String> files, Path to) throws IOException {
    if (!Files.exists(to)) {
      return;
    }
    try (Stream<Path> found = Files.walk(to)) {
      found
          .filter(Files::isRegularFile)
          .map(path -> to.relativize(path).toString().replace('\\', '/'))
          .filter(name -> !files.containsKey(name) && !name.equals(Manifest.FILE))
          .sorted()
          .findFirst()
          .ifPresent(
              name -> {
                throw new GemelException(
                    "--export %s holds %s, which is not of this release; give an empty folder"
                        .formatted(to, name));
              });
    }
  }

  private static void copy(FileSystem fs, org.apache.hadoop.fs.Path from, Path to)
      throws IOException {
    Files.createDirectories(to.toAbsolutePath().getParent());
    try (InputStream in = fs.open(from)) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
