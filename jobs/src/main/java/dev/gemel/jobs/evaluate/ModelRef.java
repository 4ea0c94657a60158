package dev.gemel.jobs.evaluate;

import dev.gemel.clients.registry.Alias;
import dev.gemel.clients.registry.ModelRegistry;
import dev.gemel.clients.registry.ModelVersion;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.train.Bases;
import dev.gemel.jobs.train.ModelFolders;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that is to be evaluated.
 *
 * @param name run key, folder or name at the endpoint
 * @param digest SHA-256 of what it is: its registered artifacts, its files, or its bare name
 * @param folder on this machine; null when it is elsewhere
 * @param version as registered; null when it is not
 */
record ModelRef(String name, String digest, @Nullable Path folder, @Nullable ModelVersion version) {

  /**
   * Finds what {@code asked} names: an alias, a run key, a folder, a name at the endpoint or a base
   * model.
   *
   * @param bases base models by name; null when an endpoint serves models by name
   * @throws ConfigException when there is none
   */
  static ModelRef find(String asked, String model, ModelRegistry registry, @Nullable Bases bases) {
    Optional<Alias> alias = Alias.of(asked);
    if (alias.isPresent()) {
      return registry
          .find(model, alias.get())
          .map(ModelRef::of)
          .orElseThrow(() -> new ConfigException(noAlias(asked, model, registry)));
    }
    Optional<ModelVersion> version =
        ModelVersion.isName(asked) ? registry.find(model, asked) : Optional.empty();
    Path folder = folder(asked);
    if (version.isPresent()) {
      return of(version.get());
    }
    if (folder != null) {
      return of(asked, folder);
    }
    if (bases == null) {
      return new ModelRef(asked, ModelFolders.textSha256("name:" + asked), null, null);
    }
    if (!bases.knows(asked)) {
      throw new ConfigException(
          "--model %s is no alias, no registered version of %s, no folder with a config.json and no base model of `gemel models list`; `gemel train` registers versions"
              .formatted(asked, model));
    }
    return of(asked, bases.folder(asked));
  }

  private static String noAlias(String alias, String model, ModelRegistry registry) {
    return "the alias %s of %s points at no version in %s; %s"
        .formatted(
            alias,
            model,
            registry,
            alias.equals("candidate")
                ? "`gemel train` sets it"
                : "`gemel promote` sets it when a candidate passes the gate");
  }

  static ModelRef of(ModelVersion version) {
    StringBuilder lines = new StringBuilder();
    version
        .artifacts()
        .forEach((file, sha) -> lines.append(sha).append(' ').append(file).append('\n'));
    // Without artifacts nothing but the run key tells versions apart.
    String digest =
        ModelFolders.textSha256(lines.isEmpty() ? "run:" + version.version() : lines.toString());
    Path folder = "file".equals(version.path().getScheme()) ? Path.of(version.path()) : null;
    return new ModelRef(version.version(), digest, folder, version);
  }

  private static ModelRef of(String asked, Path folder) {
    try {
      return new ModelRef(asked, ModelFolders.sha256(folder), folder, null);
    } catch (IOException e) {
      throw new GemelException("model %s cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /**
   * @param found digest of the folder as it is now
   * @throws GemelException when another was registered
   */
  void checkDigest(String found) {
    String registered = version == null ? null : version.tags().get(ModelVersion.MODEL_SHA256);
    if (registered != null && !registered.equals(found)) {
      throw new GemelException(
          "the files in %s were changed since training: their digest is %s, registered is %s; train again or restore them"
              .formatted(folder, found, registered));
    }
  }

  private static @Nullable Path folder(String asked) {
    try {
      Path folder = Path.of(asked).toAbsolutePath().normalize();
      return ModelFolders.isModel(folder) ? folder : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
