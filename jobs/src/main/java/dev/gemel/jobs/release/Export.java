package dev.gemel.jobs.release;

import dev.gemel.conf.GemelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;

/** Copies a release's files to a local folder. */
final class Export {
  /** Ending of a file while it is copied: under its name a file is whole. */
  private static final String PART = ".gemel-part";

  private Export() {}

  /**
   * Copies; files that are there with the same content are left alone. A file of another content is
   * replaced only below a manifest of this release.
   *
   * @param files digests by path within the release
   * @throws GemelException when the folder holds something that is not this release's
   */
  static void copy(
      FileSystem fs,
      org.apache.hadoop.fs.Path folder,
      String releaseId,
      SortedMap<String, String> files,
      Path to) {
    try {
      org.apache.hadoop.fs.Path manifest = new org.apache.hadoop.fs.Path(folder, Manifest.FILE);
      SortedMap<String, String> all = new TreeMap<>(files);
      all.put(Manifest.FILE, Manifest.sha256(fs, manifest));
      List<String> changed = changed(all, to);
      refuseOthers(all, to);
      refuseForeign(changed, releaseId, to);
      if (changed.isEmpty()) {
        return;
      }
      // First away and last back: a folder with a manifest is whole.
      Files.deleteIfExists(to.resolve(Manifest.FILE));
      for (String name : changed) {
        if (!name.equals(Manifest.FILE)) {
          copy(fs, new org.apache.hadoop.fs.Path(folder, name), to.resolve(name));
        }
      }
      copy(fs, manifest, to.resolve(Manifest.FILE));
    } catch (IOException e) {
      throw new GemelException(
          "could not export to %s: %s; free space or choose another --export"
              .formatted(to, e.getMessage()),
          e);
    }
  }

  /** Names of files that are not there or differ. */
  private static List<String> changed(SortedMap<String, String> files, Path to) throws IOException {
    SortedMap<String, String> changed = new TreeMap<>(files);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = to.resolve(file.getKey());
      if (Files.isRegularFile(path) && sha256(path).equals(file.getValue())) {
        changed.remove(file.getKey());
      }
    }
    return List.copyOf(changed.keySet());
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
          .filter(name -> !files.containsKey(name.replaceFirst(PART + "$", "")))
          .sorted()
          .findFirst()
          .ifPresent(name -> refuse(to, name));
    }
  }

  /** A file of one of our names may still be the user's own, such as README.md. */
  private static void refuseForeign(List<String> changed, String releaseId, Path to)
      throws IOException {
    Path manifest = to.resolve(Manifest.FILE);
    boolean ours =
        Files.isRegularFile(manifest) && Manifest.names(Files.readAllBytes(manifest), releaseId);
    for (String name : changed) {
      Path path = to.resolve(name);
      boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
      if (there && !(ours && Files.isRegularFile(path))) {
        refuse(to, name);
      }
    }
  }

  private static void refuse(Path to, String name) {
    throw new GemelException(
        "--export %s holds %s, which is not of this release; give an empty folder"
            .formatted(to, name));
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = Digests.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Digests.hex(digest);
  }

  private static void copy(FileSystem fs, org.apache.hadoop.fs.Path from, Path to)
      throws IOException {
    Files.createDirectories(to.toAbsolutePath().getParent());
    Path part = to.resolveSibling(to.getFileName() + PART);
    try (InputStream in = fs.open(from)) {
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
