package dev.gemel.jobs.release;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;

import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.table.OpsTables;
import dev.gemel.jobs.table.SilverTables;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Why there is nothing to release, and what to do next. */
final class EmptyRelease {
  private EmptyRelease() {}

  static String why(Lake lake) {
    Dataset<Row> documents = lake.read(SilverTables.DOCUMENTS);
    long all = documents.count();
    String next =
        all > 0 && documents.filter("keep").isEmpty()
            ? "clean kept none of %d documents".formatted(all)
            : all > 0 ? "run `gemel dedup`, then `gemel instruct`" : "run `gemel clean` first";
    return "gold.instructions is empty, so there is nothing to release; %s%s; see `gemel status`"
        .formatted(next, rejects(lake));
  }

  private static String rejects(Lake lake) {
    List<Row> reasons =
        lake.read(OpsTables.REJECTS)
            .groupBy("job", "reason")
            .count()
            .orderBy(desc("count"), col("job"), col("reason"))
            .takeAsList(3);
    return reasons.isEmpty()
        ? ""
        : reasons.stream()
            .map(r -> "%s: %s %d".formatted(r.get(0), r.get(1), r.getLong(2)))
            .collect(Collectors.joining(", ", " (rejected so far: ", ")"));
  }
}
