package dev.gemel.serve.model;

import dev.gemel.clients.registry.Alias;
import dev.gemel.clients.registry.ModelRegistry;
import dev.gemel.clients.registry.ModelVersion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registry's champion: what {@code gemel promote} decides is served. */
public final class RegistryModel implements ModelSource {
  private static final String TOKENIZER = "tokenizer.json";

  private final ModelRegistry registry;
  private final String name;
  private final String upstreamName;

  /**
   * @param name the registered model
   * @param upstreamName what the model's endpoint calls it, with {name}, {version} and {path} in it
   */
  public RegistryModel(ModelRegistry registry, String name, String upstreamName) {
    this.registry = registry;
    this.name = name;
    this.upstreamName = upstreamName;
  }

  @Override
  public Optional<ServedModel> current() {
    return registry.find(name, Alias.CHAMPION).map(this::served);
  }

  @Override
  public String remedy() {
    return ("model %s has no champion in the registry; train and promote one (gemel train, gemel"
            + " promote), or name a model with serve.upstream.model or serve.upstream.gguf")
        .formatted(name);
  }

  private ServedModel served(ModelVersion version) {
    Path folder = local(version.path());
    String path = folder == null ? version.path().toString() : folder.toString();
    return new ServedModel(
        version.name(),
        version.version(),
        upstreamName
            .replace("{name}", version.name())
            .replace("{version}", version.version())
            .replace("{path}", path),
        local(version.gguf()),
        folder == null ? null : existing(folder.resolve(TOKENIZER)),
        version.createdAt());
  }

  private static @Nullable Path local(@Nullable URI uri) {
    return uri != null && "file".equals(uri.getScheme()) ? Path.of(uri) : null;
  }

  private static @Nullable Path existing(Path file) {
    return Files.isRegularFile(file) ? file : null;
  }
}
