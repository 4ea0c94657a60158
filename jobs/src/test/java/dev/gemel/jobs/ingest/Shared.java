package dev.gemel.jobs.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where real data lies beside the repository, if it does. */
final class Shared {
  private Shared() {}

  /** The folder, which may be absent: the nearest {@code ../shared/data} above a pom.xml. */
  static Path data() {
    @Nullable Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path data = folder.resolveSibling("shared").resolve("data");
      if (Files.exists(folder.resolve("pom.xml")) && Files.isDirectory(data)) {
        return data;
      }
      folder = folder.getParent();
    }
    return Path.of("../shared/data");
  }
}
