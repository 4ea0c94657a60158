package dev.gemel.jobs.run;

import dev.gemel.jobs.lake.DataFiles;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.lake.TableLog;
import dev.gemel.jobs.table.OpsTables;
import io.delta.kernel.data.Row;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** Rows of {@code ops.runs}, newest first, read without Spark. */
public final class PastRuns {
  /** Runs looked back on: more than a schedule leaves between two runs of one job. */
  private static final int MAX_FILES = 200;

  private static final StructType COLUMNS =
      new StructType()
          .add("job", StringType.STRING)
          .add("status", StringType.STRING)
          .add("started_at", TimestampType.TIMESTAMP)
          .add("seconds", DoubleType.DOUBLE)
          .add("rows_in", LongType.LONG)
          .add("rows_out", LongType.LONG)
          .add("rows_unchanged", LongType.LONG)
          .add("rejects", LongType.LONG)
          .add("counts", new MapType(StringType.STRING, LongType.LONG, true))
          .add("error", StringType.STRING)
          .add("state_digest", StringType.STRING);

  /**
   * One run.
   *
   * @param job command name
   * @param done false when it failed
   * @param startedAt UTC
   * @param seconds wall time
   * @param report its counts
   * @param error message of the failure
   * @param stateDigest see {@code ops.runs}
   */
  public record Run(
      String job,
      boolean done,
      Instant startedAt,
      double seconds,
      JobReport report,
      @Nullable String error,
      @Nullable String stateDigest) {}

  private PastRuns() {}

  /** The newest run of {@code job}, failed or not. */
  static Optional<Run> newest(Lake lake, Configuration hadoop, String job) {
    return Optional.ofNullable(
        newest(lake.log(OpsTables.RUNS, Integer.MAX_VALUE), hadoop, Set.of(job)).get(job));
  }

  /**
   * The newest run of each of {@code jobs} that the newest files hold.
   *
   * @param log the log of {@code ops.runs} with all its files, which come in no order; absent gives
   *     no run
   */
  public static Map<String, Run> newest(
      Optional<TableLog> log, Configuration hadoop, Collection<String> jobs) {
    Map<String, Run> newest = new TreeMap<>();
    Set<String> missing = new HashSet<>(jobs);
    log.ifPresent(
        found ->
            new DataFiles(hadoop, COLUMNS)
                .newestFirst(
                    found,
                    MAX_FILES,
                    row -> {
                      Run run = run(row);
                      missing.remove(run.job());
                      newest.merge(run.job(), run, PastRuns::later);
                      return missing.isEmpty();
                    }));
    return newest;
  }

  private static Run later(Run a, Run b) {
    return a.startedAt().isBefore(b.startedAt()) ? b : a;
  }

  private static Run run(Row row) {
    return new Run(
        row.getString(0),
        row.getString(1).equals("done"),
        Instant.EPOCH.plus(row.getLong(2), ChronoUnit.MICROS),
        row.getDouble(3),
        new JobReport(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7), counts(row)),
        row.isNullAt(9) ? null : row.getString(9),
        row.isNullAt(10) ? null : row.getString(10));
  }

  private static Map<String, Long> counts(Row row) {
    Map<String, Long> counts = new TreeMap<>();
    if (!row.isNullAt(8)) {
      var map = row.getMap(8);
      for (int i = 0; i < map.getSize(); i++) {
        counts.put(map.getKeys().getString(i), map.getValues().getLong(i));
      }
    }
    return counts;
  }
}
