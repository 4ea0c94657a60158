package dev.gemel.clients.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gemel.clients.SpecException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A registry in a folder: {@code NAME/versions/RUNKEY.json}, one file a version, and {@code
 * NAME/aliases.json}, one file for all aliases, so that a promotion or a rollback is one rename.
 * What is killed leaves the old or the new state. Several processes may read and write at once.
 */
public final class FileRegistry implements ModelRegistry {
  private static final String JSON = ".json";

  private final Folder folder;

  /**
   * @param folder made at the first write
   */
  public FileRegistry(Path folder) {
    this.folder = new Folder(folder);
  }

  @Override
  public ModelVersion register(ModelVersion version) {
    return folder.locked(
        () -> {
          ModelVersion all =
              find(version.name(), version.version())
                  .map(known -> Versions.merge(known, version))
                  .orElse(version);
          write(all);
          return all;
        });
  }

  @Override
  public Optional<ModelVersion> find(String name, String version) {
    checkNames(name, version);
    return Optional.ofNullable(read(versionFile(name, version))).map(this::version);
  }

  @Override
  public List<ModelVersion> list(String name) {
    checkNames(name, name);
    return folder.names(name + "/versions", JSON).stream()
        .map(file -> find(name, file.substring(0, file.length() - JSON.length())))
        .flatMap(Optional::stream)
        .sorted(Versions.BY_AGE)
        .toList();
  }

  @Override
  public Map<Alias, String> aliases(String name) {
    checkNames(name, name);
    Map<Alias, String> out = new EnumMap<>(Alias.class);
    JsonNode node = read(aliasFile(name));
    for (Alias alias : Alias.values()) {
      if (node != null && node.path(alias.wireName()).isTextual()) {
        out.put(alias, node.path(alias.wireName()).asText());
      }
    }
    return out;
  }

  @Override
  public void setAliases(String name, Map<Alias, String> aliases) {
    Map<String, String> named = new TreeMap<>();
    for (Map.Entry<Alias, String> alias : aliases.entrySet()) {
      require(name, alias.getValue());
      named.put(alias.getKey().wireName(), alias.getValue());
    }
    folder.locked(
        () -> {
          folder.write(aliasFile(name), Fields.write(named));
          return named;
        });
  }

  @Override
  public void setAlias(String name, Alias alias, String version) {
    require(name, version);
    folder.locked(
        () -> {
          Map<String, String> named = new TreeMap<>();
          aliases(name).forEach((a, v) -> named.put(a.wireName(), v));
          named.put(alias.wireName(), version);
          folder.write(aliasFile(name), Fields.write(named));
          return named;
        });
  }

  @Override
  public void tag(String name, String version, Map<String, String> tags) {
    folder.locked(
        () -> {
          ModelVersion all = require(name, version).withTags(tags);
          write(all);
          return all;
        });
  }

  @Override
  public String toString() {
    return "registry " + folder.root();
  }

  private ModelVersion require(String name, String version) {
    return find(name, version)
        .orElseThrow(() -> RegistryException.notRegistered(name, version, toString()));
  }

  private void write(ModelVersion version) {
    folder.write(
        versionFile(version.name(), version.version()), Fields.write(version).toPrettyString());
  }

  private @Nullable JsonNode read(String file) {
    String text = folder.read(file);
    try {
      return text == null ? null : Fields.parse(text);
    } catch (IllegalArgumentException e) {
      throw unreadable(file, e);
    }
  }

  private ModelVersion version(JsonNode node) {
    try {
      return Fields.read(node);
    } catch (IllegalArgumentException e) {
      throw unreadable(node.path("version").asText("?") + JSON, e);
    }
  }

  private RegistryException unreadable(String file, IllegalArgumentException e) {
    return new RegistryException(
        "%s below %s is not a registry's file (%s); put back a whole one or remove it"
            .formatted(file, folder.root(), e.getMessage()),
        e);
  }

  private static String versionFile(String name, String version) {
    return name + "/versions/" + version + JSON;
  }

  private static String aliasFile(String name) {
    return name + "/aliases" + JSON;
  }

  /** A name from outside must not lead out of the folder. */
  private static void checkNames(String name, String version) {
    List<String> problems = new ArrayList<>();
    ModelVersion.checkName("name", name, problems);
    ModelVersion.checkName("version", version, problems);
    SpecException.throwIfAny("registry", problems);
  }
}
