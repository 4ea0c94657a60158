package dev.gemel.clients.registry;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The versions of a model and the aliases that point at them. Nothing is kept in memory: every call
 * asks the store, so that an alias moved by another process is seen by the next call. Safe for
 * several threads.
 */
public interface ModelRegistry {
  /**
   * Adds a version. The same version again is no error: its place and GGUF file are brought up to
   * date, new artifacts and tags are added, and the first {@code createdAt} stays.
   *
   * @return the version as it stands in the registry
   * @throws RegistryException when it is there with another base, stage, release, template, parent
   *     or another digest of the same file, or when the store fails
   */
  ModelVersion register(ModelVersion version);

  /** The version with that run key, if it is registered. */
  Optional<ModelVersion> find(String name, String version);

  /** Every version of a model, oldest first; none when the model is unknown. */
  List<ModelVersion> list(String name);

  /** The run keys that aliases of a model point at; an alias that points nowhere is left out. */
  Map<Alias, String> aliases(String name);

  /** The version that an alias points at, if it points at one. */
  default Optional<ModelVersion> find(String name, Alias alias) {
    return Optional.ofNullable(aliases(name).get(alias)).flatMap(v -> find(name, v));
  }

  /** Points one alias at a version and leaves the others. */
  default void setAlias(String name, Alias alias, String version) {
    Map<Alias, String> all = new EnumMap<>(Alias.class);
    all.putAll(aliases(name));
    all.put(alias, version);
    setAliases(name, all);
  }

  /**
   * Makes {@code aliases} all the aliases of the model; one that is left out points nowhere. A
   * folder does it in one step. MLflow has no such step: there the champion is moved first, and who
   * reads meanwhile may find the other two as they were.
   *
   * @throws RegistryException when a version is not registered, and then nothing is changed
   */
  void setAliases(String name, Map<Alias, String> aliases);

  /**
   * Sets tags of a version; others stay.
   *
   * @throws RegistryException when the version is not registered
   */
  void tag(String name, String version, Map<String, String> tags);
}
