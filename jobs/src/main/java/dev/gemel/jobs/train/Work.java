package dev.gemel.jobs.train;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One command of the trainer that is to be brought to its end.
 *
 * @param command train, merge or import-gguf
 * @param runKey digest of all that decides the result
 * @param spec without run_key, attempt, resume_from and recipe
 * @param recipe for train, else null
 * @param templateSha256 the chat template that the result must have been made with, or null
 */
record Work(
    String command,
    String runKey,
    Map<String, Object> spec,
    @Nullable Recipe recipe,
    @Nullable String templateSha256) {

  Work {
    spec = new TreeMap<>(spec);
  }

  /** The same work with another recipe: as many rows to a step, fewer at once. */
  Work with(Recipe other) {
    return new Work(command, runKey, spec, other, templateSha256);
  }

  /** The spec as JSON, all but attempt and resume_from. */
  String json() {
    Map<String, Object> all = new TreeMap<>(spec);
    all.put("schema", "gemel." + command + "/1");
    all.put("run_key", runKey);
    if (recipe != null) {
      all.put("recipe", recipe.values());
    }
    return Canonical.json(all);
  }
}
