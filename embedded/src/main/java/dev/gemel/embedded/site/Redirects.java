package dev.gemel.embedded.site;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that lead elsewhere.
 *
 * @param hops request path to status and next path
 */
record Redirects(Map<String, Hop> hops) {
  static final String LOOP_START = "/loop/a/";
  static final String LOOP_END = "/loop/b/";

  /** One redirect. */
  record Hop(int status, String target) {}

  Redirects {
    hops = Map.copyOf(hops);
  }

  /** {@code /old/x} to {@code /older/x} (301) to the entry (302), and a loop of two. */
  static Redirects of(SiteContent content) {
    Map<String, Hop> hops = new HashMap<>();
    for (Entry entry : content.entries()) {
      if (entry.movedFrom() != null) {
        hops.put("/old/" + entry.movedFrom(), new Hop(301, "/older/" + entry.movedFrom()));
        hops.put("/older/" + entry.movedFrom(), new Hop(302, entry.path()));
      }
    }
    hops.put(LOOP_START, new Hop(302, LOOP_END));
    hops.put(LOOP_END, new Hop(302, LOOP_START));
    return new Redirects(hops);
  }

  @Nullable Hop from(String path) {
    return hops.get(path);
  }
}
