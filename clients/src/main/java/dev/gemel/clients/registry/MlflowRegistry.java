package dev.gemel.clients.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The registry of an MLflow server. A version that is created twice, since an answer was lost, is
 * read as one: the older counts.
 */
public final class MlflowRegistry implements ModelRegistry {
  private static final String PAGE = "200";

  /** The champion first: it is what a service reads. */
  private static final List<Alias> ORDER = List.of(Alias.CHAMPION, Alias.PREVIOUS, Alias.CANDIDATE);

  private final MlflowHttp http;

  /** Asks nothing yet. */
  public MlflowRegistry(RegistrySpec spec) {
    this(spec, Duration.ofMillis(500));
  }

  MlflowRegistry(RegistrySpec spec, Duration firstDelay) {
    this.http = new MlflowHttp(spec, firstDelay);
  }

  @Override
  public ModelVersion register(ModelVersion version) {
    Optional<MlflowVersion> known = known(version.name(), version.version());
    if (known.isEmpty()) {
      createModel(version.name());
      create(version);
      return version;
    }
    ModelVersion merged = Versions.merge(known.get().version(), version);
    setTags(version.name(), known.get(), MlflowVersion.tags(merged));
    return merged;
  }

  @Override
  public Optional<ModelVersion> find(String name, String version) {
    return known(name, version).map(MlflowVersion::version);
  }

  @Override
  public List<ModelVersion> list(String name) {
    return all(name).values().stream().map(MlflowVersion::version).sorted(Versions.BY_AGE).toList();
  }

  @Override
  public Map<Alias, String> aliases(String name) {
    Map<String, String> numbers = numbers(name);
    Map<Alias, String> out = new EnumMap<>(Alias.class);
    if (numbers.isEmpty()) {
      return out;
    }
    for (Map.Entry<String, String> entry : numbers.entrySet()) {
      Optional<Alias> alias = Alias.of(entry.getKey());
      JsonNode node =
          http.get("model-versions/get", Map.of("name", name, "version", entry.getValue()));
      MlflowVersion version = MlflowVersion.read(node.path("model_version"));
      if (alias.isPresent() && version != null) {
        out.put(alias.get(), version.version().version());
      }
    }
    return out;
  }

  @Override
  public void setAlias(String name, Alias alias, String version) {
    point(name, alias, require(name, version).number());
  }

  @Override
  public void setAliases(String name, Map<Alias, String> aliases) {
    Map<Alias, String> numbers = new EnumMap<>(Alias.class);
    aliases.forEach((alias, version) -> numbers.put(alias, require(name, version).number()));
    Map<String, String> before = numbers(name);
    for (Alias alias : ORDER) {
      String number = numbers.get(alias);
      if (number != null && !number.equals(before.get(alias.wireName()))) {
        point(name, alias, number);
      } else if (number == null && before.containsKey(alias.wireName())) {
        http.send("DELETE", "registered-models/alias", alias(name, alias));
      }
    }
  }

  @Override
  public void tag(String name, String version, Map<String, String> tags) {
    MlflowVersion known = require(name, version);
    setTags(name, known, MlflowVersion.tags(known.version().withTags(tags)));
  }

  @Override
  public String toString() {
    return "MLflow at " + http.root();
  }

  private MlflowVersion require(String name, String version) {
    return known(name, version)
        .orElseThrow(() -> RegistryException.notRegistered(name, version, toString()));
  }

  private Optional<MlflowVersion> known(String name, String version) {
    return Optional.ofNullable(all(name).get(version));
  }

  /** Versions by run key. */
  private Map<String, MlflowVersion> all(String name) {
    Map<String, MlflowVersion> out = new HashMap<>();
    for (JsonNode node : pages(name)) {
      MlflowVersion version = MlflowVersion.read(node);
      if (version != null) {
        out.merge(
            version.version().version(),
            version,
            (a, b) -> Long.parseLong(a.number()) < Long.parseLong(b.number()) ? a : b);
      }
    }
    return out;
  }

  private List<JsonNode> pages(String name) {
    if (!ModelVersion.isName(name)) {
      return List.of();
    }
    List<JsonNode> out = new ArrayList<>();
    String token = "";
    do {
      Map<String, String> query = new HashMap<>();
      query.put("filter", "name='" + name + "'");
      query.put("max_results", PAGE);
      if (!token.isEmpty()) {
        query.put("page_token", token);
      }
      JsonNode page = http.get("model-versions/search", query);
      page.path("model_versions").forEach(out::add);
      token = page.path("next_page_token").asText("");
    } while (!token.isEmpty());
    return out;
  }

  private Map<String, String> numbers(String name) {
    try {
      Map<String, String> out = new HashMap<>();
      http.get("registered-models/get", Map.of("name", name))
          .path("registered_model")
          .path("aliases")
          .forEach(a -> out.put(a.path("alias").asText(), a.path("version").asText()));
      return out;
    } catch (MlflowException e) {
      if (e.absent()) {
        return Map.of();
      }
      throw e;
    }
  }

  private void createModel(String name) {
    try {
      http.post("registered-models/create", MlflowTags.object().put("name", name));
    } catch (MlflowException e) {
      if (!e.alreadyThere()) {
        throw e;
      }
    }
  }

  private void create(ModelVersion version) {
    ObjectNode body = MlflowTags.object().put("name", version.name());
    // A server refuses a source on a disk that is not its own; the tag has the path.
    boolean local = "file".equals(version.path().getScheme());
    body.put("source", local ? "gemel:/" + version.version() : version.path().toString());
    body.set("tags", MlflowTags.write(MlflowVersion.tags(version)));
    http.post("model-versions/create", body);
  }

  private void point(String name, Alias alias, String number) {
    http.post("registered-models/alias", alias(name, alias).put("version", number));
  }

  private static ObjectNode alias(String name, Alias alias) {
    return MlflowTags.object().put("name", name).put("alias", alias.wireName());
  }

  private void setTags(String name, MlflowVersion known, SortedMap<String, String> tags) {
    SortedMap<String, String> before = MlflowVersion.tags(known.version());
    tags.forEach(
        (key, value) -> {
          if (!value.equals(before.get(key))) {
            setTag(name, known, key, value);
          }
        });
  }

  private void setTag(String name, MlflowVersion known, String key, String value) {
    http.post(
        "model-versions/set-tag",
        MlflowTags.object()
            .put("name", name)
            .put("version", known.number())
            .put("key", key)
            .put("value", value));
  }
}
