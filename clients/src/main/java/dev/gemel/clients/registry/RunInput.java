package dev.gemel.clients.registry;

import dev.gemel.clients.SpecException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data that a run read.
 *
 * @param name such as the release's name
 * @param digest of its content: for a release, its id
 * @param path where it lies
 * @param deltaVersion of the table at {@code path}; null when it is no Delta table
 */
public record RunInput(String name, String digest, String path, @Nullable Long deltaVersion) {
  /**
   * @throws SpecException naming every component that cannot be used
   */
  public RunInput {
    List<String> problems = new ArrayList<>();
    if (name.isBlank() || digest.isBlank() || path.isBlank()) {
      problems.add("name '%s', digest '%s' or path '%s' is blank".formatted(name, digest, path));
    }
    if (deltaVersion != null && deltaVersion < 0) {
      problems.add("deltaVersion is " + deltaVersion + "; expected 0 or more, or none");
    }
    SpecException.throwIfAny("RunInput", problems);
  }
}
