package dev.gemel.conf;

import dev.gemel.clients.SpecException;
import dev.gemel.clients.registry.ModelRegistry;
import dev.gemel.clients.registry.ModelVersion;
import dev.gemel.clients.registry.Registries;
import dev.gemel.clients.registry.RegistrySpec;
import dev.gemel.clients.registry.RunTracker;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Where models are registered and runs are tracked.
 *
 * @param registry where versions and aliases are
 * @param model the registered model's name, such as {@code twin}
 * @param tracking where runs are
 * @param experiment MLflow's experiment; a folder has none
 */
public record RegistryConfig(
    RegistrySpec registry, String model, RegistrySpec tracking, String experiment) {

  private static final String FOLDER_OR_SERVER = "a folder or http(s)://host:port";

  /** Reads the sections {@code registry} and {@code tracking}. */
  public static RegistryConfig from(Settings settings) {
    Section registry = settings.section("registry");
    Section tracking = settings.section("tracking");
    String model = registry.string("model");
    if (!ModelVersion.isName(model)) {
      registry.problem("model", "'" + model + "' is no name; expected letters, digits and . _ -");
    }
    Problems problems = new Problems();
    RegistrySpec one = problems.gather(() -> spec(registry));
    RegistrySpec two = problems.gather(() -> spec(tracking));
    String experiment = tracking.string("experiment");
    problems.gather(() -> checked(registry));
    problems.gather(() -> checked(tracking));
    problems.throwIfAny();
    return new RegistryConfig(
        Objects.requireNonNull(one), model, Objects.requireNonNull(two), experiment);
  }

  /** The registry. */
  public ModelRegistry open() {
    return Registries.open(registry);
  }

  /** The tracker. */
  public RunTracker tracker() {
    return Registries.tracker(tracking, experiment);
  }

  private static Section checked(Section section) {
    section.check();
    return section;
  }

  private static RegistrySpec spec(Section section) {
    String text = section.string("uri");
    Duration timeout = section.duration("timeout");
    int retries = section.integer("max-retries", 0, 20);
    try {
      return new RegistrySpec(uri(text), section.optionalString("api-key-env"), timeout, retries);
    } catch (SpecException e) {
      e.problems().forEach(p -> section.problem("uri", p));
    } catch (IllegalArgumentException e) {
      section.problem("uri", "'" + text + "' is neither; expected " + FOLDER_OR_SERVER);
    }
    section.check();
    throw new IllegalStateException("a problem was added, so check() throws");
  }

  private static URI uri(String text) {
    return text.matches("[a-z][a-z0-9+]+:.*")
        ? URI.create(text)
        : Path.of(text).toAbsolutePath().normalize().toUri();
  }
}
