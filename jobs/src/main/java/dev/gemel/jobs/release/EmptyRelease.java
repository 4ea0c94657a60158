package dev.gemel.jobs.release;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;

import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.table.BronzeTables;
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
    return "gold.instructions is empty, so there is nothing to release: %s; see `gemel status`"
        .formatted(cause(lake));
  }

  /** The first step of the flow that left nothing. */
  private static String cause(Lake lake) {
    Dataset<Row> documents = lake.read(SilverTables.DOCUMENTS);
    if (lake.read(BronzeTables.PAGES).isEmpty() && documents.isEmpty()) {
      return "there are no pages; run `gemel crawl` or `gemel import` first";
    }
    if (documents.isEmpty()) {
      return left(
          lake, "load", "no page became a document", "run `gemel load`, then `gemel clean`");
    }
    if (documents.filter("keep").isEmpty()) {
      return left(lake, "clean", "no document passed the quality rules", "run `gemel clean`");
    }
    return lake.read(SilverTables.DUPLICATES).isEmpty()
        ? "run `gemel dedup`, then `gemel instruct`"
        : left(lake, "instruct", "no passage became an instruction", "run `gemel instruct`");
  }

  /** What a job that rejected everything left, or that it is to be run. */
  private static String left(Lake lake, String job, String outcome, String next) {
    List<Row> reasons =
        lake.read(OpsTables.REJECTS)
            .filter(col("job").equalTo(job))
            .groupBy("reason")
            .count()
            .orderBy(desc("count"), col("reason"))
            .takeAsList(3);
    return reasons.isEmpty()
        ? next
        : reasons.stream()
            .map(r -> "%s %d".formatted(r.get(0), r.getLong(1)))
            .collect(Collectors.joining(", ", outcome + " (" + job + " rejected: ", ")"));
  }
}
