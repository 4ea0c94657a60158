package dev.gemel.jobs.load;

import static org.apache.spark.sql.functions.col;

import dev.gemel.jobs.run.DataException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Documents that leave because their server no longer has the page. */
final class Withdrawals {
  private Withdrawals() {}

  /**
   * Stops before anything is removed when a run would withdraw too large a share of the documents:
   * a server that is broken answers 404 to everything, and so does a wrong address.
   *
   * @param fresh pages judged in this run, columns of {@link PageToDocument#SCHEMA}
   * @param headers the documents as stored
   * @param maxShare of the documents, 0 to 1
   * @throws DataException when the share is exceeded
   */
  static void check(Dataset<Row> fresh, Dataset<Row> headers, double maxShare) {
    Dataset<Row> absent =
        fresh.filter(col("reason").isin(Absences.GONE, Absences.MOVED)).select("page_id");
    long withdrawn = headers.join(absent, new String[] {"page_id"}, "left_semi").count();
    long all = withdrawn == 0 ? 0 : headers.count();
    if (withdrawn > maxShare * all) {
      throw new DataException(
          "%d of %d documents would leave because their pages are gone or moved, over the allowed share of %s (load.max-withdrawn-share); nothing was removed; crawl again if the site was down, or allow it with --set load.max-withdrawn-share=1"
              .formatted(withdrawn, all, maxShare));
    }
  }
}
