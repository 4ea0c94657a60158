package dev.gemel.jobs.crawl;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Groups a round's targets by host, with what is known of each host. Not thread-safe. */
final class HostPlan {
  private final CrawlLog log;
  private final String crawlId;
  private final Supplier<Map<String, Target.Known>> readLandings;
  private final Map<String, KnownRobots> robots = new HashMap<>();
  private final Map<String, Long> lastAsked = new HashMap<>();
  private @Nullable Map<String, Target.Known> landings;

  HostPlan(CrawlLog log, String crawlId, org.apache.spark.sql.Column current) {
    this.log = log;
    this.crawlId = crawlId;
    this.readLandings = () -> log.landings(current);
  }

  /** Notes when a host was asked. */
  void note(Row fetch) {
    if (fetch.<Integer>getAs("attempts") > 0) {
      long at = fetch.<Timestamp>getAs("fetched_at").getTime();
      lastAsked.merge(fetch.getAs("host"), at, Math::max);
    }
  }

  /**
   * One batch a host, the targets of each in the order given.
   *
   * @param room URLs the hosts may be asked for besides, all together
   */
  List<HostBatch> batches(List<Target> targets, int room) {
    learnRobots(targets);
    Map<String, List<Target>> byHost =
        targets.stream()
            .collect(
                Collectors.groupingBy(
                    t -> Origins.host(t.url()), LinkedHashMap::new, Collectors.toList()));
    List<HostBatch> batches = new ArrayList<>();
    byHost.forEach((host, own) -> batches.add(batch(host, own, room / byHost.size())));
    return batches;
  }

  private HostBatch batch(String host, List<Target> targets, int room) {
    return new HostBatch(
        host,
        targets,
        room,
        ofHost(robots, host),
        ofHost(landings(), host),
        lastAsked.getOrDefault(host, 0L));
  }

  private Map<String, Target.Known> landings() {
    if (landings == null) {
      landings = readLandings.get();
    }
    return landings;
  }

  /** Origins this run knows the rules of are not looked up again. */
  private void learnRobots(List<Target> targets) {
    List<String> unknown =
        targets.stream()
            .map(t -> Origins.origin(t.url()))
            .distinct()
            .filter(o -> !robots.getOrDefault(o, KnownRobots.NONE).asked())
            .toList();
    if (!unknown.isEmpty()) {
      robots.putAll(log.robots(crawlId, unknown));
    }
  }

  private static <T> Map<String, T> ofHost(Map<String, T> byUrl, String host) {
    Map<String, T> own = new HashMap<>();
    byUrl.forEach(
        (url, value) -> {
          if (Origins.host(url).equals(host)) {
            own.put(url, value);
          }
        });
    return own;
  }
}
