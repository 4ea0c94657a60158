package dev.gemel.jobs.train;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.gemel.clients.registry.Stage;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.Problems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds recipes: those that ship with the project, by name, and a user's own file, by path. */
final class Recipes {
  private static final String FOLDER = "gemel/conf/recipes/";
  private static final String CARRIED = "laptop, llm-twin, tiny";

  private Recipes() {}

  /**
   * The recipe of each stage.
   *
   * @param asked a name in conf/recipes, or a file
   * @throws ConfigException when there is none, a key is unknown, or a stage has no section
   */
  static Map<Stage, Recipe> load(String asked, List<Stage> stages) {
    Config config = parse(asked);
    Problems problems = new Problems();
    for (String key : config.root().keySet()) {
      if (List.of(Stage.values()).stream().noneMatch(s -> s.wireName().equals(key))) {
        problems.add("recipe %s: unknown key %s; known here: dpo, sft".formatted(asked, key));
      }
    }
    Map<Stage, Recipe> recipes = new EnumMap<>(Stage.class);
    for (Stage stage : stages) {
      Recipe recipe = problems.gather(() -> recipe(asked, config, stage));
      if (recipe != null) {
        recipes.put(stage, recipe);
      }
    }
    problems.throwIfAny();
    return recipes;
  }

  private static Recipe recipe(String asked, Config config, Stage stage) {
    ConfigValue section = config.root().get(stage.wireName());
    if (!(section instanceof ConfigObject values)) {
      throw new ConfigException(
          "recipe %s has no section %s, which --stage asks for".formatted(asked, stage.wireName()));
    }
    return new Recipe(asked + "." + stage.wireName(), new TreeMap<>(values.unwrapped()));
  }

  private static Config parse(String asked) {
    try {
      Path file = file(asked);
      if (file != null) {
        return ConfigFactory.parseFile(file.toFile()).resolve();
      }
      ClassLoader loader = Recipes.class.getClassLoader();
      String name = FOLDER + asked + ".conf";
      if (loader.getResource(name) == null) {
        throw new ConfigException(
            "train.recipe: there is no recipe %s; there are %s, or give a file of your own"
                .formatted(asked, CARRIED));
      }
      return ConfigFactory.parseResources(loader, name).resolve();
    } catch (com.typesafe.config.ConfigException e) {
      throw new ConfigException("recipe " + asked + ": " + e.getMessage());
    }
  }

  private static @Nullable Path file(String asked) {
    try {
      Path path = Path.of(asked);
      return Files.isRegularFile(path) ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
