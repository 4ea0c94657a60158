package dev.gemel.jobs.load;

import dev.gemel.text.url.Urls;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of publishing platforms. */
final class Platforms {
  private static final Map<String, String> BY_DOMAIN =
      Map.of("medium.com", "medium", "substack.com", "substack", "github.com", "github");

  private Platforms() {}

  /** The given name; else the platform of the link's domain; else its host. */
  static String of(String link, @Nullable String given) {
    if (given != null && !given.isBlank()) {
      return given.strip();
    }
    String host = Urls.host(link);
    if (host == null) {
      return "unknown";
    }
    return BY_DOMAIN.entrySet().stream()
        .filter(e -> host.equals(e.getKey()) || host.endsWith("." + e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(host);
  }
}
