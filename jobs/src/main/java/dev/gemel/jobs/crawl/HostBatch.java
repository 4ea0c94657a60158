package dev.gemel.jobs.crawl;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What one round asks of one host; one task handles it, so that no host is asked by two. Public
 * because Spark's encoder takes no other class.
 *
 * @param host host and port
 * @param targets in the order they are asked for
 * @param room URLs the host may be asked for beyond the targets, found on the way
 * @param robots what is known of robots.txt, by origin ({@code https://example.org})
 * @param landings what the lake holds of pages that earlier redirects of this host led to, by URL
 * @param lastAsked end of this crawl's last request to the host, epoch milliseconds; 0 at first
 */
public record HostBatch(
    String host,
    List<Target> targets,
    int room,
    Map<String, KnownRobots> robots,
    Map<String, Target.Known> landings,
    long lastAsked)
    implements Serializable {

  public HostBatch {
    targets = List.copyOf(targets);
    robots = Map.copyOf(robots);
    landings = Map.copyOf(landings);
  }
}
