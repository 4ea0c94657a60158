package dev.gemel.jobs.promote;

import dev.gemel.clients.registry.ModelRegistry;
import dev.gemel.clients.registry.ModelVersion;
import dev.gemel.jobs.train.ModelFolders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a version's files say, against what was registered. */
final class Artifacts {
  private Artifacts() {}

  /**
   * Reads every file of a version.
   *
   * @param evaluatedTemplate SHA-256 of the chat template in evaluation; null when not known
   * @param sharedClusters clusters both trained on and tested on
   */
  static Integrity read(
      ModelVersion version, @Nullable String evaluatedTemplate, long sharedClusters) {
    List<String> broken = new ArrayList<>();
    String unread = null;
    String served = null;
    if ("file".equals(version.path().getScheme())) {
      Path folder = Path.of(version.path());
      try {
        for (Map.Entry<String, String> file : version.artifacts().entrySet()) {
          Path path = path(folder, file.getKey());
          if (!Files.isRegularFile(path)
              || !ModelFolders.fileSha256(path).equals(file.getValue())) {
            broken.add(file.getKey());
          }
        }
        String whole = version.tags().get(ModelVersion.MODEL_SHA256);
        if (broken.isEmpty() && whole != null && !whole.equals(ModelFolders.sha256(folder))) {
          broken.add("a file that was not registered");
        }
        if (ggufChanged(version)) {
          broken.add("the GGUF file");
        }
        served = ModelFolders.templateSha256(folder);
      } catch (IOException e) {
        unread = "The files below %s cannot be read (%s)".formatted(folder, e.getMessage());
      }
    } else {
      unread = "The files are at %s, not on this machine".formatted(version.path());
    }
    return new Integrity(
        version.artifacts().size(),
        broken,
        unread,
        version.templateSha256(),
        evaluatedTemplate,
        served,
        sharedClusters);
  }

  /** A version without a GGUF file, or with one elsewhere, has none to be changed. */
  private static boolean ggufChanged(ModelVersion version) throws IOException {
    URI gguf = version.gguf();
    String expected = version.tags().get(ModelVersion.GGUF_SHA256);
    if (gguf == null || expected == null || !"file".equals(gguf.getScheme())) {
      return false;
    }
    Path path = Path.of(gguf);
    return !Files.isRegularFile(path) || !ModelFolders.fileSha256(path).equals(expected);
  }

  /** Releases that a version and those it began with were trained on. */
  static Set<String> releases(ModelVersion version, ModelRegistry registry) {
    Set<String> releases = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>();
    ModelVersion at = version;
    while (at != null && seen.add(at.version())) {
      releases.add(at.releaseId());
      String parent = at.parent();
      at = parent == null ? null : registry.find(at.name(), parent).orElse(null);
    }
    return releases;
  }

  /** A trainer names files from its output folder, which holds the model's folder. */
  private static Path path(Path folder, String name) {
    Path below = folder.resolve(name);
    return Files.exists(below) ? below : folder.resolveSibling(name);
  }
}
