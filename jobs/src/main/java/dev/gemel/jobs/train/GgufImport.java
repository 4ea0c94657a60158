package dev.gemel.jobs.train;

import dev.gemel.conf.ConfigException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** GGUF files as model folders: each is imported once, into the folder of its run key. */
final class GgufImport {
  private final Attempts attempts;
  private final Trainer trainer;
  private final PrintStream err;

  GgufImport(Attempts attempts, Trainer trainer, PrintStream err) {
    this.attempts = attempts;
    this.trainer = trainer;
    this.err = err;
  }

  /**
   * The folder of a GGUF file's model.
   *
   * @param template a file with the chat template it is to have, or null for its own
   */
  Path folder(Path gguf, @Nullable Path template) {
    Map<String, Object> spec = new TreeMap<>();
    String key;
    try {
      String sha256 = ModelFolders.fileSha256(gguf);
      spec.put("gguf", Map.of("path", gguf.toString(), "sha256", sha256));
      key = RunKey.importGguf(sha256, template, trainer);
    } catch (IOException e) {
      throw new ConfigException("%s cannot be read: %s".formatted(gguf, e));
    }
    if (template != null) {
      spec.put("template", Map.of("path", template.toString()));
    }
    try (TrainProgress progress = new TrainProgress("import", err)) {
      return attempts.finish(new Work("import-gguf", key, spec, null, null), progress).model();
    }
  }
}
