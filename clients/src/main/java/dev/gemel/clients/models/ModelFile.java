package dev.gemel.clients.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of a model.
 *
 * @param name its name in the cache
 * @param sha256 of the whole file, or null: recorded at the first pull, and checked from then on
 * @param parts its pieces, in order; most files have one
 */
public record ModelFile(String name, @Nullable String sha256, List<ModelPart> parts) {
  public ModelFile {
    parts = List.copyOf(parts);
  }
}
