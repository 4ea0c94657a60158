package dev.gemel.jobs.evaluate;

import dev.gemel.clients.chat.ChatSpec;
import dev.gemel.conf.RegistryConfig;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.jobs.train.Bases;
import dev.gemel.jobs.train.Installation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of {@link EvaluateJob}.
 *
 * @param model an alias, a run key, a model's folder, or a name at the endpoint
 * @param against the same, for the judge to compare with; null for none
 * @param release name or digest; null for the one the model was trained on, else the newest
 * @param maxItems test rows at most; null for all
 * @param endpoint that serves the model; null for the trainer
 * @param servedName the model's name at the endpoint; null for its run key
 * @param templateSha256 of the endpoint's chat template; null when it is not known
 * @param maxNewTokens of one answer
 * @param concurrency requests at once, for each Spark task
 * @param batch answers between two commits
 * @param trainer that answers where there is no endpoint
 * @param bases base models by name
 * @param bootstrap of the intervals
 * @param judge null for no judged metric
 * @param queries labelled queries for the search; null for none
 * @param registry where versions are found
 * @param work folder for the trainer's files
 */
public record EvaluateConfig(
    String model,
    @Nullable String against,
    @Nullable String release,
    @Nullable Integer maxItems,
    @Nullable ChatSpec endpoint,
    @Nullable String servedName,
    @Nullable String templateSha256,
    int maxNewTokens,
    int concurrency,
    int batch,
    Installation trainer,
    Bases bases,
    Bootstrap bootstrap,
    @Nullable JudgeConfig judge,
    @Nullable Path queries,
    RegistryConfig registry,
    Path work) {

  /** Two-sided 95 %. */
  static final double TAIL = 0.025;

  /** Reads the sections {@code evaluate}, {@code registry} and {@code tracking}. */
  public static EvaluateConfig from(Settings settings) {
    Section section = settings.section("evaluate");
    String url = section.optionalString("url");
    String served = section.optionalString("served-name");
    String queries = section.optionalString("queries");
    if (served != null && section.optionalString("against") != null) {
      section.problem("served-name", "names one model, and --against asks for two; evaluate each");
    }
    EvaluateConfig config =
        new EvaluateConfig(
            section.string("model"),
            section.optionalString("against"),
            section.optionalString("release"),
            section.optionalInteger("max-items", 1, Integer.MAX_VALUE),
            url == null ? null : JudgeConfig.chat(section, url, served == null ? "model" : served),
            served,
            template(section),
            section.integer("max-new-tokens", 1, 1_000_000),
            section.integer("concurrency", 1, 256),
            section.integer("batch", 1, 1_000_000),
            Installation.from(settings.section("train")),
            Bases.from(settings, System.err),
            new Bootstrap(
                section.integer("rounds", 100, 10_000_000),
                section.integer("seed", 0, Integer.MAX_VALUE)),
            JudgeConfig.from(settings),
            queries == null ? null : Path.of(queries),
            RegistryConfig.from(settings),
            settings.home().resolve("models").resolve("evaluations"));
    section.check();
    return config;
  }

  /** The same about another model. */
  public EvaluateConfig about(String other, @Nullable String opponent, @Nullable String onRelease) {
    return new EvaluateConfig(
        other,
        opponent,
        onRelease,
        maxItems,
        endpoint,
        servedName,
        templateSha256,
        maxNewTokens,
        concurrency,
        batch,
        trainer,
        bases,
        bootstrap,
        judge,
        queries,
        registry,
        work);
  }

  private static @Nullable String template(Section section) {
    String digest = section.optionalString("template-sha256");
    if (digest != null && !digest.matches("[0-9a-f]{64}")) {
      section.problem("template-sha256", "expected 64 hex digits in lower case");
    }
    return digest;
  }
}
