package dev.gemel.jobs.crawl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What became of a crawl's seeds. Not thread-safe. */
final class Seeds {
  private static final Set<String> ALIVE =
      Set.of(State.FETCHED.column(), State.NOT_MODIFIED.column(), State.REDIRECTED.column());

  private final List<String> seeds;
  private final Set<String> wanted;
  private final Map<String, Row> asked = new HashMap<>();

  Seeds(List<String> seeds) {
    this.seeds = seeds;
    this.wanted = new HashSet<>(seeds);
  }

  /**
   * Takes in rows of {@code bronze.fetches} and keeps those of seeds and where they redirect to.
   */
  void add(List<Row> fetches) {
    boolean more = true;
    while (more) {
      more = fetches.stream().anyMatch(this::keep);
    }
  }

  private boolean keep(Row fetch) {
    String url = fetch.getAs("url");
    if (!wanted.contains(url) || asked.putIfAbsent(url, fetch) != null) {
      return false;
    }
    String target = fetch.getAs("redirect_to");
    if (target != null) {
      wanted.add(target);
    }
    return true;
  }

  /** One line a seed when all have failed; empty while any was read or is undecided. */
  List<String> failures() {
    List<String> failures = new ArrayList<>();
    for (String seed : seeds) {
      Row end = end(seed);
      if (end == null || ALIVE.contains(end.<String>getAs("state"))) {
        return List.of();
      }
      failures.add(line(seed, end));
    }
    return failures;
  }

  private @Nullable Row end(String seed) {
    Set<String> seen = new HashSet<>();
    Row row = asked.get(seed);
    while (row != null && row.getAs("redirect_to") != null && seen.add(row.getAs("url"))) {
      Row next = asked.get(row.<String>getAs("redirect_to"));
      if (next == null) {
        return row;
      }
      row = next;
    }
    return row;
  }

  private static String line(String seed, Row end) {
    String url = end.getAs("url");
    String target = end.getAs("redirect_to");
    return seed
        + ": "
        + end.getAs("reason")
        + (url.equals(seed) ? "" : " at " + url)
        + (target == null ? "" : ", redirected to " + target);
  }
}
