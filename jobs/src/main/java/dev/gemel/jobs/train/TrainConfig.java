package dev.gemel.jobs.train;

import dev.gemel.clients.registry.Stage;
import dev.gemel.conf.ConfigException;
import dev.gemel.conf.RegistryConfig;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of {@link TrainJob}.
 *
 * @param release name or digest, or null for the newest
 * @param base the base model as it was asked for
 * @param basePath its folder, or a GGUF file that is to be imported
 * @param stages one or both, in order
 * @param recipes the recipe of each stage
 * @param backend local or spark
 * @param name of the model in the registry
 * @param template a file that overrides the base's chat template, or null
 * @param gguf quantization of the GGUF file made of the last stage, or null for none
 * @param evaluate whether the loss on the test side is measured too
 * @param maxDroppedShare of training rows, or null for no bound
 * @param runs the folder of all runs
 * @param trainer how the trainer is started
 * @param retries attempts after the first
 * @param backOff before the first retry
 * @param ranks of the backend spark
 * @param slotsTimeout of the backend spark
 */
public record TrainConfig(
    @Nullable String release,
    String base,
    Path basePath,
    List<Stage> stages,
    Map<Stage, Recipe> recipes,
    String backend,
    String name,
    @Nullable Path template,
    @Nullable String gguf,
    boolean evaluate,
    @Nullable Double maxDroppedShare,
    Path runs,
    Trainer trainer,
    int retries,
    Duration backOff,
    int ranks,
    Duration slotsTimeout) {
  private static final Set<String> BACKENDS = Set.of("local", "spark");

  /** As the trainer's export.schema.json has them. */
  private static final List<String> GGUF =
      List.of("f32", "f16", "bf16", "q8_0", "q5_1", "q5_0", "q4_1", "q4_0");

  public TrainConfig {
    stages = List.copyOf(stages);
    recipes = Map.copyOf(recipes);
  }

  /** Reads the sections {@code train}, {@code models} and {@code registry}. */
  public static TrainConfig from(Settings settings) {
    Section train = settings.section("train");
    String base = asked(train, "base", "--base", "a folder or a name of `gemel models list`");
    String recipe = asked(train, "recipe", "--recipe", "a recipe's name, such as tiny, or a file");
    List<Stage> stages = stages(train);
    String backend = train.string("backend");
    if (!BACKENDS.contains(backend)) {
      train.problem("backend", "'" + backend + "' is none of local, spark");
    }
    Path template = path(train.optionalString("template"));
    if (template != null && !java.nio.file.Files.isRegularFile(template)) {
      train.problem("template", template + ": no file there");
    }
    String gguf = train.optionalString("gguf");
    if (gguf != null && !GGUF.contains(gguf)) {
      train.problem("gguf", "'" + gguf + "' is none of " + String.join(", ", GGUF));
    }
    boolean evaluate = train.flag("evaluate");
    Double maxDropped = share(train);
    Path runs = Objects.requireNonNull(path(train.string("runs")));
    int retries = train.integer("retries", 0, 100);
    Duration backOff = train.duration("back-off");
    int ranks = train.integer("ranks", 1, 10_000);
    Duration slots = train.duration("slots-timeout");
    Installation trainer = Installation.from(train);
    train.check();
    Map<Stage, Recipe> recipes = Recipes.load(recipe, stages);
    return new TrainConfig(
        train.optionalString("release"),
        base,
        BaseModels.from(settings).locate(base),
        stages,
        recipes,
        backend,
        RegistryConfig.from(settings).model(),
        template,
        gguf,
        evaluate,
        maxDropped,
        runs,
        trainer.open(),
        retries,
        backOff,
        ranks,
        slots);
  }

  /** Processes that train together. */
  int world() {
    return backend.equals("spark") ? ranks : 1;
  }

  /** This configuration with another way to start the trainer. */
  TrainConfig with(Trainer other) {
    return new TrainConfig(
        release,
        base,
        basePath,
        stages,
        recipes,
        backend,
        name,
        template,
        gguf,
        evaluate,
        maxDroppedShare,
        runs,
        other,
        retries,
        backOff,
        ranks,
        slotsTimeout);
  }

  private static String asked(Section train, String key, String option, String what) {
    String value = train.optionalString(key);
    if (value == null) {
      train.problem(key, "is not set; give " + option + ", " + what);
      return "";
    }
    return value;
  }

  private static List<Stage> stages(Section train) {
    String stage = train.string("stage");
    return switch (stage) {
      case "sft" -> List.of(Stage.SFT);
      case "dpo" -> List.of(Stage.DPO);
      case "sft+dpo" -> List.of(Stage.SFT, Stage.DPO);
      default -> {
        train.problem("stage", "'" + stage + "' is none of sft, dpo, sft+dpo");
        yield List.of();
      }
    };
  }

  private static @Nullable Double share(Section train) {
    return train.optionalString("max-dropped-share") == null
        ? null
        : (Double) train.number("max-dropped-share", 0, 0.999_999);
  }

  /** A path of the configuration; {@code ~} is the user's home folder. */
  public static Path home(String path) {
    return Path.of(path.replaceFirst("^~(?=/|$)", System.getProperty("user.home")))
        .toAbsolutePath()
        .normalize();
  }

  static @Nullable Path path(@Nullable String path) {
    try {
      return path == null ? null : Path.of(path).toAbsolutePath().normalize();
    } catch (java.nio.file.InvalidPathException e) {
      throw new ConfigException("'" + path + "' is no path: " + e.getReason());
    }
  }
}
