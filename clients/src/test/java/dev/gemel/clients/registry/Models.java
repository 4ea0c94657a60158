package dev.gemel.clients.registry;

import java.net.URI;
import java.time.Instant;
import java.util.TreeMap;

/** Versions for tests. */
final class Models {
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123Z");

  private Models() {}

  static String sha(char digit) {
    return String.valueOf(digit).repeat(64);
  }

  static ModelVersion version(String name, String key, long seconds) {
    TreeMap<String, String> artifacts = new TreeMap<>();
    artifacts.put("model.safetensors", sha('a'));
    return new ModelVersion(
        name,
        key,
        URI.create("file:///models/" + key),
        null,
        "HuggingFaceTB/SmolLM2-135M-Instruct",
        Stage.SFT,
        sha('b'),
        sha('c'),
        artifacts,
        null,
        NOON.plusSeconds(seconds),
        new TreeMap<>());
  }

  static ModelVersion withGguf(ModelVersion version, String digest) {
    TreeMap<String, String> artifacts = new TreeMap<>(version.artifacts());
    artifacts.put("model.gguf", digest);
    return new ModelVersion(
        version.name(),
        version.version(),
        version.path(),
        URI.create("file:///models/m.gguf"),
        version.base(),
        version.stage(),
        version.releaseId(),
        version.templateSha256(),
        artifacts,
        version.parent(),
        version.createdAt().plusSeconds(900),
        version.tags());
  }
}
