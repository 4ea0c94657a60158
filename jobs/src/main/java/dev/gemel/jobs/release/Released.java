package dev.gemel.jobs.release;

import dev.gemel.conf.GemelException;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A release that was made.
 *
 * @param releaseId its digest
 * @param name its name
 * @param folder where its files lie
 * @param files SHA-256 by path within the folder
 * @param counts rows by {@code sft_train}, {@code sft_test}, {@code dpo_train}, {@code dpo_test}
 * @param tableVersion Delta version of {@code gold.releases} it was read from
 */
public record Released(
    String releaseId,
    String name,
    Path folder,
    SortedMap<String, String> files,
    SortedMap<String, Long> counts,
    long tableVersion) {

  public Released {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** Rows of {@code sft} or {@code dpo} on the side {@code train} or {@code test}. */
  public long rows(String part, String split) {
    return counts.getOrDefault(part + "_" + split, 0L);
  }

  /**
   * Reads every file and compares its digest with the one that the release was made with.
   *
   * @throws GemelException naming the first file that is missing or changed
   */
  public void verify(Configuration hadoop) {
    try {
      FileSystem fs = folder.getFileSystem(hadoop);
      for (Map.Entry<String, String> file : files.entrySet()) {
        verify(fs, file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new GemelException(
          "the files of release %s in %s cannot be read: %s".formatted(name, folder, reason(e)), e);
    }
  }

  private void verify(FileSystem fs, String file, String expected) throws IOException {
    Path path = new Path(folder, file);
    if (!fs.exists(path)) {
      throw damaged(file + " is missing");
    }
    String found = digest(fs, path, file);
    if (!found.equals(expected)) {
      throw damaged(
          "%s has SHA-256 %s, the release was made with %s".formatted(file, found, expected));
    }
  }

  /** Hadoop's own checksum beside a local file notices a change before ours does. */
  private String digest(FileSystem fs, Path path, String file) throws IOException {
    try {
      return Manifest.sha256(fs, path);
    } catch (org.apache.hadoop.fs.ChecksumException e) {
      throw damaged(file + " was changed: " + reason(e));
    }
  }

  private GemelException damaged(String what) {
    return new GemelException(
        "release %s (%s) is damaged: %s; `gemel release` writes it anew while the datasets are the same, else train on another --release"
            .formatted(name, folder, what));
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
