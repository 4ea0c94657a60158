package dev.gemel.jobs.crawl;

import dev.gemel.text.url.Urls;
import java.util.List;
import java.util.Locale;

/** How far from its seeds a crawl goes. */
public enum Scope {
  /** The seeds' very hosts. */
  HOST,
  /** The seeds' hosts, their subdomains and parents; {@code www.} counts as absent. */
  SITE;

  /** Whether {@code url} belongs to one of {@code seeds}. */
  boolean holds(String url, List<String> seeds) {
    return seeds.stream()
        .anyMatch(seed -> this == HOST ? Urls.sameHost(seed, url) : Urls.sameSite(seed, url));
  }

  /** The configuration's word for it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
