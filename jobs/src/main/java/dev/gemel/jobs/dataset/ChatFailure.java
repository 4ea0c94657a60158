package dev.gemel.jobs.dataset;

import static org.apache.spark.sql.functions.col;

import dev.gemel.conf.GemelException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A chat model that cannot go on. Workers report it as a verdict on each document they could not
 * finish, so that finished documents beside it are kept; it is never written as a reject.
 *
 * @param reason {@link #UNAVAILABLE} or {@link #REFUSED}
 * @param detail the client's message: endpoint, what happened, what to do
 */
record ChatFailure(String reason, String detail) {
  /** The endpoint gave no answer within the retry budget. */
  static final String UNAVAILABLE = "chat_unavailable";

  /** The endpoint refuses every request: key, URL or model are wrong. */
  static final String REFUSED = "chat_refused";

  /** The failure among the verdicts, refusals first; null when there is none. */
  static @Nullable ChatFailure of(Dataset<Row> judged) {
    List<Row> failures =
        judged
            .filter(col("reason").isin(UNAVAILABLE, REFUSED))
            .select("reason", "detail")
            .orderBy("reason", "detail")
            .takeAsList(1);
    return failures.isEmpty()
        ? null
        : new ChatFailure(failures.get(0).getString(0), failures.get(0).getString(1));
  }

  /** The verdicts on documents that were finished. */
  static Dataset<Row> finished(Dataset<Row> judged) {
    return judged.filter(
        col("reason").isNull().or(col("reason").isin(UNAVAILABLE, REFUSED).equalTo(false)));
  }

  GemelException exception() {
    String next =
        reason.equals(UNAVAILABLE)
            ? "; finished documents are kept and the next run goes on from there"
            : "; finished documents are kept; or unset llm.url and llm.model for the verbatim method";
    return new GemelException(detail + next);
  }
}
