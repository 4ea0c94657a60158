package dev.gemel.jobs.train;

import dev.gemel.clients.models.CatalogueModel;
import dev.gemel.clients.models.ModelCache;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.ModelCatalogue;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Finds the base model: a folder, or a model of the catalogue that was pulled. */
final class BaseModels {
  private final List<CatalogueModel> catalogue;
  private final ModelCache cache;

  BaseModels(List<CatalogueModel> catalogue, ModelCache cache) {
    this.catalogue = catalogue;
    this.cache = cache;
  }

  /** Reads the section {@code models}. */
  static BaseModels from(Settings settings) {
    Section models = settings.section("models");
    ModelCache cache = new ModelCache(TrainConfig.home(models.string("cache")));
    List<CatalogueModel> catalogue =
        ModelCatalogue.read(TrainConfig.path(models.optionalString("catalogue")));
    models.check();
    return new BaseModels(catalogue, cache);
  }

  /** Whether {@code asked} is a name of the catalogue or a GGUF file. */
  boolean knows(String asked) {
    Path path = path(asked);
    return named(asked) != null || (path != null && isGguf(path));
  }

  /**
   * What {@code asked} names: a model's folder, or a GGUF file that is to be imported first.
   *
   * @throws ConfigException when it is neither, or was not pulled
   */
  Path locate(String asked) {
    Path path = path(asked);
    if (path != null && (ModelFolders.isModel(path) || isGguf(path))) {
      return path.toAbsolutePath().normalize();
    }
    if (path != null && Files.isDirectory(path)) {
      throw new ConfigException(
          "train.base: %s holds no config.json; expected a folder as transformers saves a model"
              .formatted(path));
    }
    CatalogueModel model = named(asked);
    if (model == null) {
      throw new ConfigException(
          "train.base: %s is no folder, and no model of the catalogue (%s)"
              .formatted(asked, names()));
    }
    if (!cache.has(model)) {
      throw new ConfigException(
          "train.base: %s is not here yet; fetch it with: gemel models pull %s"
              .formatted(asked, asked));
    }
    Path folder = cache.folder(model);
    check(folder, Objects.requireNonNull(cache.digests(model)));
    return model.format() == CatalogueModel.Format.GGUF
        ? folder.resolve(model.files().get(0).name())
        : folder;
  }

  /**
   * The model in a folder with the template it is to be used with.
   *
   * @param template a file that overrides the model's own, or null
   * @throws ConfigException when there is no template
   */
  static BaseModel describe(String name, Path folder, @Nullable Path template) {
    try {
      String text = template == null ? ModelFolders.template(folder) : ModelFolders.text(template);
      if (text == null) {
        throw new ConfigException(
            "train.base: %s has no chat template (or several), so it cannot be trained on messages; name a file with one: --set train.template=FILE"
                .formatted(name));
      }
      return new BaseModel(
          name, folder, ModelFolders.sha256(folder), ModelFolders.textSha256(text), template);
    } catch (IOException e) {
      throw new ConfigException(
          "train.base: %s cannot be read: %s: %s"
              .formatted(folder, e.getClass().getSimpleName(), e.getMessage()));
    }
  }

  static boolean isGguf(Path path) {
    return Files.isRegularFile(path) && String.valueOf(path.getFileName()).endsWith(".gguf");
  }

  /** The digests that the pull recorded hold from then on. */
  private static void check(Path folder, SortedMap<String, String> digests) {
    digests.forEach(
        (name, expected) -> {
          String found;
          try {
            found = ModelFolders.fileSha256(folder.resolve(name));
          } catch (IOException e) {
            found = String.valueOf(e);
          }
          if (!found.equals(expected)) {
            throw new ConfigException(
                "train.base: %s is not what was pulled (SHA-256 %s, expected %s); remove %s and run `gemel models pull` again"
                    .formatted(name, found, expected, folder));
          }
        });
  }

  private @Nullable CatalogueModel named(String asked) {
    return catalogue.stream().filter(m -> m.name().equals(asked)).findFirst().orElse(null);
  }

  private static @Nullable Path path(String asked) {
    try {
      return Path.of(asked);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private String names() {
    return String.join(", ", catalogue.stream().map(CatalogueModel::name).toList());
  }
}
