package dev.gemel.jobs.train;

import dev.gemel.conf.ConfigException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A finished model as one file for llama.cpp, which the service runs in itself. */
final class GgufExport {
  private final Attempts attempts;
  private final Trainer trainer;
  private final PrintStream err;

  GgufExport(Attempts attempts, Trainer trainer, PrintStream err) {
    this.attempts = attempts;
    this.trainer = trainer;
    this.err = err;
  }

  /**
   * @param path the file
   * @param sha256 its digest
   */
  record Exported(Path path, String sha256) {}

  /**
   * Writes the file, or finds that it was written.
   *
   * @param quantization as the trainer names it, such as f16
   * @return null when the model's architecture has no export, which is said: it can be served at an
   *     endpoint all the same
   */
  @Nullable Exported file(BaseModel model, String quantization) {
    Map<String, Object> spec = new TreeMap<>();
    spec.put("model", model.spec());
    spec.put("template", Map.of("sha256", model.templateSha256()));
    spec.put("formats", List.of(Map.of("format", "gguf", "quantization", quantization)));
    String key = RunKey.export(model, quantization, trainer);
    try (TrainProgress progress = new TrainProgress("export", err)) {
      Attempts.Finished done =
          attempts.finish(new Work("export", key, spec, null, model.templateSha256()), progress);
      String name = "gguf/model-" + quantization + ".gguf";
      String sha256 = done.result().artifacts().get(name);
      return sha256 == null ? null : new Exported(done.out().resolve(name), sha256);
    } catch (ConfigException refused) {
      err.printf(
          "gemel train: no GGUF file of this model, so serve it at an endpoint: %s%n",
          refused.getMessage());
      return null;
    }
  }
}
