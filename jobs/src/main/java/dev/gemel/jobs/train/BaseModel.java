package dev.gemel.jobs.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The model that a stage begins with.
 *
 * @param name for people: the base's name or path, or the stage that made it
 * @param folder a Hugging Face model folder
 * @param sha256 its model digest
 * @param templateSha256 digest of the chat template it is used with
 * @param template a file that overrides the model's own template, or null
 */
record BaseModel(
    String name, Path folder, String sha256, String templateSha256, @Nullable Path template) {

  /** {@code base} of a spec. */
  Map<String, Object> spec() {
    return Map.of("path", folder.toString(), "sha256", sha256);
  }

  /** {@code template} of a spec. */
  Map<String, Object> templateSpec() {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("sha256", templateSha256);
    if (template != null) {
      out.put("path", template.toString());
    }
    return out;
  }
}
