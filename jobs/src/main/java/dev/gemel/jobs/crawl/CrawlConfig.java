package dev.gemel.jobs.crawl;

import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import dev.gemel.text.url.UrlNormalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of {@link CrawlJob}.
 *
 * @param seeds normalised URLs a crawl starts from, at least one, sorted, without duplicates
 * @param author who wrote what a page does not attribute
 * @param scope how far from the seeds it goes
 * @param maxPages URLs a crawl asks for
 * @param maxDepth links from a seed
 * @param maxRounds Spark rounds of one run
 * @param roundSize URLs asked for in one round
 * @param fetch how tasks ask
 */
public record CrawlConfig(
    List<String> seeds,
    @Nullable String author,
    Scope scope,
    int maxPages,
    int maxDepth,
    int maxRounds,
    int roundSize,
    FetchPolicy fetch) {

  private static final int MANY = 100_000_000;

  /** A body is held in memory as one array, and so is its text. */
  private static final long MAX_BODY = 256L << 20;

  public CrawlConfig {
    seeds = List.copyOf(seeds);
  }

  /**
   * Reads the section {@code crawl}.
   *
   * @throws dev.gemel.conf.ConfigException with every problem of the section
   */
  public static CrawlConfig from(Settings settings) {
    Section s = settings.section("crawl");
    CrawlConfig config =
        new CrawlConfig(
            seeds(s),
            s.optionalString("author"),
            scope(s),
            s.integer("max-pages", 1, MANY),
            s.integer("max-depth", 0, 10_000),
            s.integer("max-rounds", 1, MANY),
            s.integer("round-size", 1, 1_000_000),
            fetch(s));
    s.check();
    return config;
  }

  private static List<String> seeds(Section s) {
    List<String> given = s.strings("seeds");
    if (given.isEmpty()) {
      s.problem("seeds", "no seed given; name where to start with --seed URL");
    }
    List<String> seeds = new ArrayList<>();
    for (String url : given) {
      @Nullable String normal = UrlNormalizer.normalize(url);
      if (normal == null) {
        s.problem("seeds", url + " is no http(s) URL; expected such as https://example.org/blog/");
      } else {
        seeds.add(normal);
      }
    }
    return seeds.stream().distinct().sorted().toList();
  }

  private static Scope scope(Section s) {
    String word = s.string("scope");
    for (Scope scope : Scope.values()) {
      if (scope.word().equals(word)) {
        return scope;
      }
    }
    List<String> known = Arrays.stream(Scope.values()).map(Scope::word).toList();
    s.problem("scope", word + " is unknown; expected one of " + String.join(", ", known));
    return Scope.HOST;
  }

  private static FetchPolicy fetch(Section s) {
    Duration delay = s.duration("delay");
    Duration maxDelay = s.duration("max-delay");
    if (delay.compareTo(maxDelay) > 0) {
      s.problem("delay", delay + " is longer than max-delay " + maxDelay);
    }
    return new FetchPolicy(
        delay,
        maxDelay,
        s.integer("concurrency", 1, 1_000),
        s.duration("connect-timeout"),
        s.duration("timeout"),
        maxBody(s),
        s.integer("max-redirects", 0, 20),
        s.integer("retries", 0, 20),
        s.duration("retry-after-max"),
        s.string("user-agent"),
        s.string("robot-name").toLowerCase(Locale.ROOT));
  }

  private static long maxBody(Section s) {
    long bytes = s.bytes("max-body");
    if (bytes < 1 || bytes > MAX_BODY) {
      s.problem("max-body", bytes + " bytes is out of range; expected 1 to " + MAX_BODY);
    }
    return bytes;
  }
}
