package dev.gemel.conf;

import dev.gemel.clients.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects configuration problems, so that all are reported at once. Not thread-safe. */
public final class Problems {
  private final List<String> found = new ArrayList<>();

  /** Adds one problem. */
  public void add(String problem) {
    found.add(problem);
  }

  /** Runs {@code make}; a {@link ConfigException} becomes problems and null is returned. */
  public <T> @Nullable T gather(Supplier<T> make) {
    try {
      return make.get();
    } catch (ConfigException e) {
      found.addAll(e.problems());
      return null;
    } catch (SpecException e) {
      found.add(String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** The problems so far. */
  public List<String> all() {
    return List.copyOf(found);
  }

  /**
   * @throws ConfigException when any problem was added
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ConfigException(found.stream().distinct().toList());
    }
  }
}
