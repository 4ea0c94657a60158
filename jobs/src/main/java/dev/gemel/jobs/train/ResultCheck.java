package dev.gemel.jobs.train;

import dev.gemel.conf.GemelException;
import dev.gemel.jobs.run.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds a finished result against its files and against what was asked for. */
final class ResultCheck {
  private static final String MODEL_SHA256 = "model_sha256";

  private ResultCheck() {}

  /**
   * The first artifact that is missing or has another digest, in words; null when all are whole.
   */
  static @Nullable String damage(Path out, Result result) throws IOException {
    for (Map.Entry<String, String> artifact : result.artifacts().entrySet()) {
      Path file = out.resolve(artifact.getKey());
      if (!Files.isRegularFile(file)) {
        return file + " is missing";
      }
      String found = ModelFolders.fileSha256(file);
      if (!found.equals(artifact.getValue())) {
        return "%s has SHA-256 %s, result.json says %s".formatted(file, found, artifact.getValue());
      }
    }
    String model = result.text().get(MODEL_SHA256);
    if (model == null) {
      if (result.artifacts().keySet().stream().anyMatch(name -> name.startsWith("gguf/"))) {
        return null; // an export without a folder
      }
      return out.resolve("result.json") + " names no " + MODEL_SHA256;
    }
    String found = ModelFolders.sha256(out.resolve("model"));
    return found.equals(model)
        ? null
        : "%s has the model digest %s, result.json says %s"
            .formatted(out.resolve("model"), found, model);
  }

  /**
   * @throws GemelException when the result is of another run key or another chat template
   */
  static void identity(Path out, Result result, String runKey, @Nullable String templateSha256) {
    if (!runKey.equals(result.runKey())) {
      throw new GemelException(
          "%s is of run key %s, expected %s; remove its folder and run again"
              .formatted(out.resolve("result.json"), result.runKey(), runKey));
    }
    String template = result.text().get("template_sha256");
    if (templateSha256 != null && template != null && !template.equals(templateSha256)) {
      throw new GemelException(
          "%s was made with the chat template %s, expected %s"
              .formatted(out, template, templateSha256));
    }
  }

  /**
   * @param rows of the release's manifest
   * @throws DataException when the trainer read another number of rows
   */
  static void rows(Path out, Result result, long rows) {
    if (result.count("rows_read") != rows) {
      throw new DataException(
          "the trainer read %d rows, the release's manifest says %d; see %s"
              .formatted(result.count("rows_read"), rows, out.resolve("result.json")));
    }
  }
}
