package dev.gemel.clients.registry;

import java.util.Comparator;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is the same for every store: order, and what a second registration may change. */
final class Versions {
  /** Oldest first; ties by run key, so that the order is one. */
  static final Comparator<ModelVersion> BY_AGE =
      Comparator.comparing(ModelVersion::createdAt).thenComparing(ModelVersion::version);

  private Versions() {}

  /**
   * {@code known} brought up to date by {@code again}.
   *
   * @throws RegistryException when they cannot be the same model
   */
  static ModelVersion merge(ModelVersion known, ModelVersion again) {
    String differs = difference(known, again);
    if (differs != null) {
      throw new RegistryException(
          "model %s has version %s with another %s; a version never changes, so train under another run key"
              .formatted(known.name(), known.version(), differs));
    }
    SortedMap<String, String> artifacts = new TreeMap<>(known.artifacts());
    artifacts.putAll(again.artifacts());
    SortedMap<String, String> tags = new TreeMap<>(known.tags());
    tags.putAll(again.tags());
    return new ModelVersion(
        known.name(),
        known.version(),
        again.path(),
        again.gguf() == null ? known.gguf() : again.gguf(),
        known.base(),
        known.stage(),
        known.releaseId(),
        known.templateSha256(),
        artifacts,
        known.parent(),
        known.createdAt(),
        tags);
  }

  private static @Nullable String difference(ModelVersion known, ModelVersion again) {
    if (!known.base().equals(again.base())) {
      return "base (" + known.base() + ", now " + again.base() + ")";
    }
    if (known.stage() != again.stage()) {
      return "stage";
    }
    if (!known.releaseId().equals(again.releaseId())) {
      return "release";
    }
    if (!known.templateSha256().equals(again.templateSha256())) {
      return "chat template";
    }
    if (!Objects.equals(known.parent(), again.parent())) {
      return "parent";
    }
    return known.artifacts().entrySet().stream()
        .filter(e -> !e.getValue().equals(again.artifacts().getOrDefault(e.getKey(), e.getValue())))
        .map(e -> "digest of " + e.getKey())
        .findFirst()
        .orElse(null);
  }
}
