package dev.gemel.jobs.clean;

import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.jobs.mongo.MongoConfig;
import dev.gemel.text.Ids;
import dev.gemel.text.quality.QualityProfile;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Configuration of {@link CleanJob}.
 *
 * @param mongo where documents come from
 * @param articleProfile quality profile of articles and repository files
 * @param postProfile quality profile of posts
 * @param articleThresholds other thresholds of its rules, by rule
 * @param postThresholds the same for posts
 * @param publicData what each author shows on purpose and keeps unmasked, by full name
 * @param partitions tasks that clean
 */
public record CleanConfig(
    MongoConfig mongo,
    String articleProfile,
    String postProfile,
    Map<String, Double> articleThresholds,
    Map<String, Double> postThresholds,
    Map<String, List<String>> publicData,
    int partitions) {
  /** Raised when the same document would be cleaned differently. */
  private static final String CODE = "clean-3";

  public CleanConfig {
    articleThresholds = Collections.unmodifiableSortedMap(new TreeMap<>(articleThresholds));
    postThresholds = Collections.unmodifiableSortedMap(new TreeMap<>(postThresholds));
    publicData = Collections.unmodifiableSortedMap(new TreeMap<>(publicData));
  }

  /** Reads the section {@code clean}. */
  public static CleanConfig from(Settings settings) {
    Section clean = settings.section("clean");
    String article = profile(clean, "article-profile");
    String post = profile(clean, "post-profile");
    int partitions = clean.integer("partitions", 1, 100_000);
    clean.check();
    Section open = settings.section("clean.public");
    Map<String, List<String>> publicData = open.lists();
    open.check();
    return new CleanConfig(
        MongoConfig.from(settings),
        article,
        post,
        thresholds(settings.section("clean.article-thresholds"), article),
        thresholds(settings.section("clean.post-thresholds"), post),
        publicData,
        partitions);
  }

  private static Map<String, Double> thresholds(Section section, String profile) {
    Map<String, Double> thresholds = section.numbers();
    List<String> rules = QualityProfile.named(profile).keys();
    for (String rule : thresholds.keySet()) {
      if (!rules.contains(rule)) {
        section.problem(rule, "is no rule of " + profile + "; known: " + rules);
      }
    }
    section.check();
    return thresholds;
  }

  /** The profile of posts, or of everything else, with its thresholds. */
  QualityProfile profile(boolean post) {
    return post
        ? QualityProfile.named(postProfile).withThresholds(postThresholds)
        : QualityProfile.named(articleProfile).withThresholds(articleThresholds);
  }

  /** Digest of everything that decides a document's cleaning. */
  String rulesVersion() {
    return Ids.xxh128(
        String.join(
            "/", CODE, profile(false).digest(), profile(true).digest(), publicData.toString()));
  }

  private static String profile(Section section, String key) {
    String name = section.string(key);
    if (!QualityProfile.names().contains(name)) {
      section.problem(key, name + " is no quality profile; known: " + QualityProfile.names());
    }
    return name;
  }
}
