package dev.gemel.jobs.clean;

import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.jobs.mongo.MongoConfig;
import dev.gemel.text.Ids;
import dev.gemel.text.quality.QualityProfile;

/**
 * Configuration of {@link CleanJob}.
 *
 * @param mongo where documents come from
 * @param articleProfile quality profile of articles and repository files
 * @param postProfile quality profile of posts
 * @param partitions tasks that clean
 */
public record CleanConfig(
    MongoConfig mongo, String articleProfile, String postProfile, int partitions) {
  /** Raised when the same document would be cleaned differently. */
  private static final String CODE = "clean-2";

  /** Reads the section {@code clean}. */
  public static CleanConfig from(Settings settings) {
    Section clean = settings.section("clean");
    CleanConfig config =
        new CleanConfig(
            MongoConfig.from(settings),
            profile(clean, "article-profile"),
            profile(clean, "post-profile"),
            clean.integer("partitions", 1, 100_000));
    clean.check();
    return config;
  }

  /** Digest of everything that decides a document's cleaning. */
  String rulesVersion() {
    return Ids.xxh128(String.join("/", CODE, articleProfile, postProfile));
  }

  private static String profile(Section section, String key) {
    String name = section.string(key);
    if (!QualityProfile.names().contains(name)) {
      section.problem(key, name + " is no quality profile; known: " + QualityProfile.names());
    }
    return name;
  }
}
