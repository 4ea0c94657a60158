package dev.gemel.jobs.train;

import dev.gemel.clients.registry.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Run keys: digests of all that decides a result, and of nothing else. Content decides, never a
 * version, a path or a time: OPTIMIZE of a table must not train a model anew.
 */
final class RunKey {
  private RunKey() {}

  /**
   * @param ranks that train together: each adds its batch to a step
   */
  static String train(
      Stage stage, BaseModel base, TrainData data, Recipe recipe, Trainer trainer, int ranks) {
    return Canonical.sha256(
        Map.of(
            "stage", stage.wireName(),
            "base", base.sha256(),
            "data", data.sha256(),
            "template", base.templateSha256(),
            "recipe", recipe.values(),
            "ranks", ranks,
            "lock", trainer.lockSha256()));
  }

  static String merge(BaseModel base, String adapterSha256, Trainer trainer) {
    return Canonical.sha256(
        Map.of(
            "stage", "merge",
            "base", base.sha256(),
            "adapter", adapterSha256,
            "template", base.templateSha256(),
            "lock", trainer.lockSha256()));
  }

  static String export(BaseModel model, String quantization, Trainer trainer) {
    return Canonical.sha256(
        Map.of(
            "stage", "export",
            "model", model.sha256(),
            "template", model.templateSha256(),
            "quantization", quantization,
            "lock", trainer.lockSha256()));
  }

  static String importGguf(String ggufSha256, @Nullable Path template, Trainer trainer)
      throws IOException {
    return Canonical.sha256(
        Map.of(
            "stage",
            "import-gguf",
            "gguf",
            ggufSha256,
            "template",
            template == null ? "its own" : ModelFolders.fileSha256(template),
            "lock",
            trainer.lockSha256()));
  }
}
