package dev.gemel.jobs.crawl;

import dev.gemel.jobs.run.JobReport;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Counts of one run, from the rows of its requests. Not thread-safe. */
final class Tally {
  private final Map<State, Long> states = new TreeMap<>();
  private final Set<String> hosts = new HashSet<>();
  private long asked;
  private long bytes;
  private long written;
  private long rounds;

  Tally() {
    for (State state : State.values()) {
      states.put(state, 0L);
    }
  }

  /**
   * Adds a round.
   *
   * @param fetches its rows of {@code bronze.fetches}
   * @param written pages inserted or updated
   */
  void add(List<Row> fetches, long written) {
    for (Row fetch : fetches) {
      states.merge(State.of(fetch.getAs("state")), 1L, Long::sum);
      asked += fetch.<Integer>getAs("attempts") > 0 ? 1 : 0;
      Long size = fetch.getAs("bytes");
      bytes += size == null ? 0 : size;
      hosts.add(fetch.getAs("host"));
    }
    this.written += written;
    rounds++;
  }

  long rounds() {
    return rounds;
  }

  /** The run's report; {@code rejects} stand after it. */
  JobReport report(long rejects) {
    long good = count(State.FETCHED) + count(State.NOT_MODIFIED);
    Map<String, Long> counts = new TreeMap<>();
    states.forEach((state, n) -> counts.put(state.column(), n));
    counts.put("rounds", rounds);
    counts.put("hosts", (long) hosts.size());
    counts.put("bytes", bytes);
    return new JobReport(asked, written, good - written, rejects, counts);
  }

  private long count(State state) {
    return states.getOrDefault(state, 0L);
  }
}
