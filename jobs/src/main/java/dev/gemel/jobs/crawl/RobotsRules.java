package dev.gemel.jobs.crawl;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an origin's robots.txt (RFC 9309) lets this crawl do.
 *
 * @param rules which paths
 * @param denial why nothing of the origin is asked for; null when the rules decide
 * @param delay between requests
 */
record RobotsRules(BaseRobotRules rules, @Nullable String denial, Duration delay) {
  /** Parsers must read 500 kibibytes at least (RFC 9309, section 2.5); this one reads no more. */
  static final int MAX_BYTES = 500 << 10;

  private static final SimpleRobotRules ALL =
      new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL);
  private static final SimpleRobotRules NOTHING =
      new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_NONE);

  /** Whether {@code url} may be asked for. */
  boolean allows(String url) {
    return denial == null && rules.isAllowed(url);
  }

  /** The sitemaps the file names, as written. */
  List<String> sitemaps() {
    return rules.getSitemaps();
  }

  /** No robots.txt: all is allowed. */
  static RobotsRules absent(FetchPolicy policy) {
    return new RobotsRules(ALL, null, policy.delay());
  }

  /** Nobody could say: nothing is allowed until the next crawl (RFC 9309, section 2.3.1.4). */
  static RobotsRules unreachable(FetchPolicy policy) {
    return new RobotsRules(NOTHING, "robots_unreachable", policy.delay());
  }

  /** Reads the file's bytes. */
  static RobotsRules parse(String robotsUrl, byte[] body, FetchPolicy policy) {
    // The parser's own limit on the delay would turn "slow" into "nothing allowed".
    SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, Integer.MAX_VALUE);
    BaseRobotRules rules =
        parser.parseContent(robotsUrl, body, "text/plain", Set.of(policy.robotName()));
    long millis = rules.getCrawlDelay();
    Duration delay = millis < 0 ? policy.delay() : Duration.ofMillis(millis);
    boolean tooLong = delay.compareTo(policy.maxDelay()) > 0;
    return new RobotsRules(rules, tooLong ? "crawl_delay_too_long" : null, delay);
  }
}
