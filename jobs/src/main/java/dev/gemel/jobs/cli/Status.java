package dev.gemel.jobs.cli;

import dev.gemel.jobs.lake.LakeFiles;
import dev.gemel.jobs.lake.TableLog;
import dev.gemel.jobs.table.MongoTables;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.SilverTables;
import dev.gemel.jobs.table.Table;
import dev.gemel.jobs.table.Tables;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The figures of {@code gemel status}, from the tables' logs; only small tables are read. */
final class Status {
  /** Rows of a table that one thread reads in a second or two. */
  static final long MAX_ROWS = 200_000;

  private static final int MAX_FILES = 10_000;

  private static final StructType REASON = new StructType().add("reason", StringType.STRING);
  private static final StructType TEXT =
      new StructType()
          .add("platform", StringType.STRING)
          .add("keep", BooleanType.BOOLEAN)
          .add("raw_chars", LongType.LONG)
          .add("chars", LongType.LONG);

  private final LakeFiles lake;

  Status(LakeFiles lake) {
    this.lake = lake;
  }

  /** Each table of the lake with its log; absent for one that was never written. */
  Map<Table, Optional<TableLog>> tables() {
    Map<Table, Optional<TableLog>> tables = new LinkedHashMap<>();
    for (Table table : Tables.ALL) {
      if (!table.equals(MongoTables.DOCUMENTS)) {
        tables.put(table, lake.log(table, 0));
      }
    }
    return tables;
  }

  /** Number of records of a job that stand rejected for a reason. */
  record Rejected(String job, String reason, long records) {}

  /** By job, then the most frequent first; absent when the table is too large to look into. */
  Optional<List<Rejected>> rejected() {
    return small(OpsTables.REJECTS)
        .map(
            log -> {
              Map<String, Map<String, Long>> counts = new TreeMap<>();
              lake.rows(
                  log,
                  REASON,
                  (file, row) ->
                      counts
                          .computeIfAbsent(
                              file.partition().getOrDefault("job", ""), j -> new TreeMap<>())
                          .merge(row.getString(0), 1L, Long::sum));
              List<Rejected> all = new ArrayList<>();
              counts.forEach(
                  (job, reasons) -> reasons.forEach((r, n) -> all.add(new Rejected(job, r, n))));
              all.sort(
                  Comparator.comparing(Rejected::job)
                      .thenComparing(Comparator.comparingLong(Rejected::records).reversed())
                      .thenComparing(Rejected::reason));
              return all;
            });
  }

  /**
   * How much of the raw documents of a platform the clean text holds.
   *
   * @param rawChars characters before cleaning
   * @param chars characters after it
   */
  record TextKept(String platform, long documents, long kept, long rawChars, long chars) {
    /** Share of the raw characters that is gone, 0 to 1, rounded to thousandths. */
    double lost() {
      return rawChars == 0 ? 0 : Math.round(1000 * (1 - (double) chars / rawChars)) / 1000.0;
    }

    private TextKept plus(boolean keep, long raw, long clean) {
      return new TextKept(
          platform, documents + 1, kept + (keep ? 1 : 0), rawChars + raw, chars + clean);
    }
  }

  /** By platform; absent when {@code silver.documents} is too large to look into. */
  Optional<List<TextKept>> text() {
    return small(SilverTables.DOCUMENTS)
        .map(
            log -> {
              Map<String, TextKept> kept = new TreeMap<>();
              lake.rows(
                  log,
                  TEXT,
                  (file, row) ->
                      kept.compute(
                          row.getString(0),
                          (platform, sum) ->
                              (sum == null ? new TextKept(platform, 0, 0, 0, 0) : sum)
                                  .plus(row.getBoolean(1), row.getLong(2), row.getLong(3))));
              return List.copyOf(kept.values());
            });
  }

  /** The log of a table that is small and made of its files alone. */
  private Optional<TableLog> small(Table table) {
    return lake.log(table, MAX_FILES)
        .filter(TableLog::plain)
        .filter(log -> log.counts().files() <= MAX_FILES)
        .filter(log -> log.counts().rows().filter(n -> n <= MAX_ROWS).isPresent());
  }
}
