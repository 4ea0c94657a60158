package dev.gemel.conf;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.gemel.text.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration: {@code reference.conf}, then the file of {@code --conf}, then {@code
 * --set key=value}, later ones winning. A key that {@code reference.conf} does not declare is an
 * error; {@code null} there means "absent unless set".
 */
public final class Settings {
  private static final String REFERENCE = "gemel/conf/reference.conf";

  /** Sections whose keys are the user's own. */
  private static final Set<String> OPEN =
      Set.of(
          "spark",
          "import.fields",
          "clean.article-thresholds",
          "clean.post-thresholds",
          "clean.public");

  private final Config config;

  private Settings(Config config) {
    this.config = config;
  }

  /**
   * Reads and layers the configuration.
   *
   * @param home the folder of this installation's data, absolute
   * @param file the file of {@code --conf}, or null
   * @param sets {@code key=value} pairs of {@code --set} and of options that stand for a key
   * @throws ConfigException naming every unknown key and unreadable value
   */
  public static Settings load(Path home, @Nullable Path file, Map<String, Object> sets) {
    Problems problems = new Problems();
    Config reference = ConfigFactory.parseResources(Settings.class.getClassLoader(), REFERENCE);
    Config user = fromFile(file, problems);
    for (Map.Entry<String, Object> set : sets.entrySet()) {
      user = with(user, set, problems);
    }
    problems.throwIfAny();
    Config base = ConfigFactory.parseMap(Map.of("home", home.toString()));
    Config all = resolve(user.withFallback(base).withFallback(reference));
    // Types are known only once ${...} are replaced.
    Config known = resolve(base.withFallback(reference)).withoutPath("home");
    unknownKeys("", user.resolveWith(all).root(), known.root(), problems);
    problems.throwIfAny();
    return new Settings(all);
  }

  /** These settings with one key changed. */
  public Settings with(String key, Object value) {
    return new Settings(config.withValue(key, ConfigValueFactory.fromAnyRef(value)));
  }

  /** The section at {@code path}. */
  public Section section(String path) {
    return new Section(path, config.getConfig(path));
  }

  /** The folder that keeps embedded databases and, by default, the lake. */
  public Path home() {
    return Path.of(config.getString("home"));
  }

  /** A digest of the section's values, in canonical form: what a run was configured with. */
  public String digest(String path) {
    return Ids.xxh128(config.getValue(path).render(ConfigRenderOptions.concise()));
  }

  /**
   * Every key and its value, sorted, fit to be shown: secrets, and in addresses the user, password
   * and query that may hold one, are masked.
   */
  public SortedMap<String, String> effective() {
    SortedMap<String, String> out = new TreeMap<>();
    for (Map.Entry<String, ConfigValue> e : config.entrySet()) {
      String key = String.join(".", ConfigUtil.splitPath(e.getKey()));
      out.put(key, Masking.masked(key, String.valueOf(e.getValue().unwrapped())));
    }
    return Collections.unmodifiableSortedMap(out);
  }

  private static Config fromFile(@Nullable Path file, Problems problems) {
    if (file == null) {
      return ConfigFactory.empty();
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      problems.add("--conf " + file + ": no readable file there");
      return ConfigFactory.empty();
    }
    try {
      return ConfigFactory.parseFile(file.toFile());
    } catch (com.typesafe.config.ConfigException e) {
      problems.add("--conf " + file + ": " + e.getMessage());
      return ConfigFactory.empty();
    }
  }

  private static Config with(Config config, Map.Entry<String, Object> set, Problems problems) {
    try {
      return config.withValue(set.getKey(), value(set.getValue()));
    } catch (com.typesafe.config.ConfigException e) {
      problems.add("--set " + set.getKey() + ": " + e.getMessage());
      return config;
    }
  }

  /** Text is read as HOCON where that gives a list, number, boolean or map; else it is a string. */
  private static ConfigValue value(Object raw) {
    if (raw instanceof String text && (text.startsWith("[") || text.startsWith("{"))) {
      return ConfigFactory.parseString("v = " + text).getValue("v");
    }
    return ConfigValueFactory.fromAnyRef(raw);
  }

  private static Config resolve(Config config) {
    try {
      return config.resolve();
    } catch (com.typesafe.config.ConfigException e) {
      throw new ConfigException("configuration: " + e.getMessage());
    }
  }

  private static void unknownKeys(
      String prefix, ConfigObject user, ConfigObject known, Problems problems) {
    for (Map.Entry<String, ConfigValue> entry : user.entrySet()) {
      String path = prefix + entry.getKey();
      ConfigValue declared = known.get(entry.getKey());
      if (declared == null) {
        problems.add("unknown key " + path + "; " + near(entry.getKey(), known));
      } else if (declared instanceof ConfigObject section) {
        unknownKeys(path, entry.getValue(), section, problems);
      }
    }
  }

  private static void unknownKeys(
      String path, ConfigValue user, ConfigObject section, Problems problems) {
    if (!(user instanceof ConfigObject values)) {
      problems.add(path + " is a section and takes no value of its own; set a key below it");
    } else if (!OPEN.contains(path)) {
      unknownKeys(path + ".", values, section, problems);
    }
  }

  private static String near(String key, ConfigObject known) {
    List<String> keys = known.keySet().stream().sorted().toList();
    return "known here: " + String.join(", ", keys) + " (asked for: " + key + ")";
  }
}
