package dev.gemel.jobs.crawl;

import dev.gemel.text.url.UrlNormalizer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Parts of normalised http(s) URLs. */
final class Origins {
  static final String ROBOTS = "/robots.txt";
  private static final String SITEMAP = "/sitemap.xml";

  private Origins() {}

  /** Scheme, host and port: {@code https://example.org}. */
  static String origin(String url) {
    return url.substring(0, pathStart(url));
  }

  /** Host and port. */
  static String host(String url) {
    return url.substring(url.indexOf("://") + 3, pathStart(url));
  }

  /** Where the origin's robots.txt lies. */
  static String robots(String origin) {
    return origin + ROBOTS;
  }

  /** Whether it is some origin's robots.txt. */
  static boolean isRobots(String url) {
    return url.endsWith(ROBOTS) && pathStart(url) == url.length() - ROBOTS.length();
  }

  /** Where a sitemap lies by custom, next to the robots.txt given. */
  static String sitemap(String robotsUrl) {
    return origin(robotsUrl) + SITEMAP;
  }

  /** A reference found at {@code base}, resolved and normalised; null when it is no http(s) URL. */
  static @Nullable String resolve(String base, String reference) {
    try {
      return UrlNormalizer.normalize(
          new URI(base).resolve(reference.strip().replace(" ", "%20")).toString());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return UrlNormalizer.normalize(reference);
    }
  }

  /** The normal forms of those that are http(s) URLs, without duplicates. */
  static List<String> normalized(List<String> urls) {
    return urls.stream().map(UrlNormalizer::normalize).filter(Objects::nonNull).distinct().toList();
  }

  private static int pathStart(String url) {
    int slash = url.indexOf('/', url.indexOf("://") + 3);
    return slash < 0 ? url.length() : slash;
  }
}
