package dev.gemel.jobs.crawl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The URLs of one host a round asks for, nearest to a seed first: those planned, then new ones
 * found on the way, which saves a Spark round for each level of a site. What is stored already
 * waits for the next round, since only the driver knows its validators. Not thread-safe.
 */
final class HostQueue {
  private final String host;
  private final Round round;
  private final Seen seen;
  private final TreeMap<Integer, Deque<Target>> byDepth = new TreeMap<>();
  private final Set<String> queued = new HashSet<>();
  private int room;

  HostQueue(HostBatch batch, Round round, Seen seen) {
    this.host = batch.host();
    this.round = round;
    this.seen = seen;
    this.room = batch.room();
    batch.targets().forEach(this::add);
  }

  /** The next URL; null when none is left. */
  @Nullable Target poll() {
    Map.Entry<Integer, Deque<Target>> nearest = byDepth.firstEntry();
    if (nearest == null) {
      return null;
    }
    Target next = nearest.getValue().removeFirst();
    if (nearest.getValue().isEmpty()) {
      byDepth.remove(nearest.getKey());
    }
    return next;
  }

  /** Takes in what {@code page} leads to, as far as this host and the round have room for it. */
  void offer(Target page, Found found) {
    int depth = found.depth(page.depth());
    if (depth > round.maxDepth()) {
      return;
    }
    for (String url : found.outlinks()) {
      if (room > 0 && isNew(url)) {
        add(new Target(url, depth, page.url(), null));
        room--;
      }
    }
  }

  private boolean isNew(String url) {
    return Origins.host(url).equals(host)
        && !queued.contains(url)
        && !seen.asked().contains(url)
        && !seen.stored().contains(url)
        && round.admission().call(url);
  }

  private void add(Target target) {
    queued.add(target.url());
    byDepth.computeIfAbsent(target.depth(), d -> new ArrayDeque<>()).addLast(target);
  }
}
