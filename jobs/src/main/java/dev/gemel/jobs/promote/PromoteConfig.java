package dev.gemel.jobs.promote;

import dev.gemel.clients.registry.ModelVersion;
import dev.gemel.conf.RegistryConfig;
import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.jobs.evaluate.Bootstrap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of {@link PromoteJob}.
 *
 * @param candidate run key; null for the alias candidate
 * @param against a model that was evaluated; null for the champion
 * @param rollback champion and previous change places, and nothing is judged
 * @param rules of the gate
 * @param templateSha256 of the endpoint's chat template, as evaluation was told; null for none
 * @param registry where versions and aliases are
 */
public record PromoteConfig(
    @Nullable String candidate,
    @Nullable String against,
    boolean rollback,
    GateRules rules,
    @Nullable String templateSha256,
    RegistryConfig registry) {

  private static final List<String> GUARDRAILS = List.of("chrf", "token_f1", "accuracy", "style");

  /** Metrics of which more is better, and of which both models have their own. */
  private static final List<String> METRICS =
      List.of("chrf", "token_f1", "accuracy", "style", "judge_win");

  /** Resamples that must lie beyond a bound for it to be one. */
  private static final int BEYOND = 20;

  /**
   * Reads the sections {@code promote}, {@code evaluate}, {@code registry} and {@code tracking}.
   */
  public static PromoteConfig from(Settings settings) {
    Section section = settings.section("promote");
    Section evaluate = settings.section("evaluate");
    String candidate = section.optionalString("candidate");
    if (candidate != null && !ModelVersion.isName(candidate)) {
      section.problem("candidate", "'" + candidate + "' is no run key");
    }
    PromoteConfig config =
        new PromoteConfig(
            candidate,
            section.optionalString("against"),
            section.flag("rollback"),
            rules(section, margins(settings.section("promote.margins")), evaluate),
            evaluate.optionalString("template-sha256"),
            RegistryConfig.from(settings));
    if (config.rollback() && candidate != null) {
      section.problem("rollback", "takes no candidate: it goes back to the previous champion");
    }
    if (!METRICS.contains(config.rules().metric())) {
      section.problem("metric", "is none of " + String.join(", ", METRICS));
    }
    double beyond = config.rules().alphaOfOne() * config.rules().bootstrap().rounds();
    if (beyond < BEYOND) {
      evaluate.problem(
          "rounds",
          "leaves fewer than %d resamples beyond a bound of alpha %.5f; set at least %.0f"
              .formatted(
                  BEYOND,
                  config.rules().alphaOfOne(),
                  Math.ceil(BEYOND / config.rules().alphaOfOne())));
    }
    section.check();
    evaluate.check();
    return config;
  }

  private static GateRules rules(
      Section section, SortedMap<String, Double> margins, Section evaluate) {
    return new GateRules(
        section.string("metric"),
        margins,
        section.number("alpha", 0.0001, 0.5),
        section.integer("planned-tests", 1, 10_000),
        section.integer("min-clusters", 2, 1_000_000),
        section.number("smallest-effect", 0.000001, 1_000),
        new GateRules.Limits(
            section.number("min-eos-rate", 0, 1),
            section.number("max-degenerate", 0, 1),
            section.number("min-length-ratio", 0, 1),
            section.number("max-length-ratio", 1, 1_000),
            section.number("max-empty", 0, 1),
            section.number("max-copied", 0, 1),
            section.number("max-unparsable", 0, 1)),
        new Bootstrap(
            evaluate.integer("rounds", 100, 10_000_000),
            evaluate.integer("seed", 0, Integer.MAX_VALUE)));
  }

  private static SortedMap<String, Double> margins(Section section) {
    SortedMap<String, Double> out = new TreeMap<>();
    for (String metric : GUARDRAILS) {
      if (section.optionalString(metric) != null) {
        out.put(metric, section.number(metric, 0.000001, 1_000));
      }
    }
    section.check();
    return out;
  }
}
