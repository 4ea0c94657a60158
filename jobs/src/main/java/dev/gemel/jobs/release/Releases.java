package dev.gemel.jobs.release;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;

import dev.gemel.conf.GemelException;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.table.GoldTables;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Finds the releases that were made. */
public final class Releases {
  private static final List<String> COUNTS =
      List.of("sft_train", "sft_test", "dpo_train", "dpo_test");

  /** Digits of a digest that name a release; fewer may be a name. */
  private static final int MIN_DIGEST = 8;

  private static final int LISTED = 5;

  private Releases() {}

  /**
   * @param asked a name, a digest or its beginning; null for the newest release
   * @throws GemelException when there is none, with those that there are
   */
  public static Released find(Lake lake, @Nullable String asked) {
    Dataset<Row> all = lake.read(GoldTables.RELEASES).orderBy(desc("released_at"), col("name"));
    List<Row> found = (asked == null ? all : matching(all, asked)).takeAsList(2);
    if (found.isEmpty()) {
      throw new GemelException(missing(all, asked));
    }
    if (asked != null && found.size() > 1) {
      throw new GemelException(
          "--release %s is the beginning of more than one digest; give more of it"
              .formatted(asked));
    }
    return released(lake, found.get(0));
  }

  private static Dataset<Row> matching(Dataset<Row> all, String asked) {
    Dataset<Row> named = all.filter(col("name").equalTo(asked));
    return asked.length() < MIN_DIGEST || !named.isEmpty()
        ? named
        : all.filter(col("release_id").startsWith(asked));
  }

  private static String missing(Dataset<Row> all, @Nullable String asked) {
    List<Row> there = all.select("name").takeAsList(LISTED);
    if (there.isEmpty()) {
      return "there is no release yet; make one with `gemel release` (`gemel demo` does it too)";
    }
    String names = there.stream().map(r -> r.getString(0)).collect(Collectors.joining(", "));
    return "there is no release %s; the newest are: %s".formatted(asked, names);
  }

  private static Released released(Lake lake, Row row) {
    SortedMap<String, Long> counts = new TreeMap<>();
    COUNTS.forEach(c -> counts.put(c, row.getAs(c)));
    return new Released(
        row.getAs("release_id"),
        row.getAs("name"),
        new Path(lake.root() + "/" + row.getAs("path")),
        new TreeMap<>(row.<String, String>getJavaMap(row.fieldIndex("files"))),
        counts,
        lake.version(GoldTables.RELEASES).orElseThrow());
  }
}
