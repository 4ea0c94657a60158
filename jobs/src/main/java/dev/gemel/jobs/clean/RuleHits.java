package dev.gemel.jobs.clean;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.gemel.jobs.run.JobReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rules that dropped no document of a profile, or every one: the first may be misspelled or not
 * needed, the second is most likely wrong for this corpus.
 *
 * @param onNothing rules as {@code PROFILE/REASON}
 * @param onEverything the same
 */
record RuleHits(List<String> onNothing, List<String> onEverything) {
  private static final Logger LOG = LoggerFactory.getLogger(RuleHits.class);

  static RuleHits of(Dataset<Row> documents, CleanConfig config) {
    Column post = when(col("kind").equalTo("post"), lit(true)).otherwise(lit(false)).as("post");
    Map<Boolean, Long> totals = new HashMap<>();
    for (Row row : documents.select(post).groupBy("post").count().collectAsList()) {
      totals.put(row.getBoolean(0), row.getLong(1));
    }
    Dataset<Row> reasons = documents.select(post, explode(col("reasons")).as("reason"));
    Map<String, Long> hits = new HashMap<>();
    for (Row row : reasons.groupBy("post", "reason").count().collectAsList()) {
      hits.put(row.getBoolean(0) + row.getString(1), row.getLong(2));
    }
    return of(totals, hits, config);
  }

  private static RuleHits of(
      Map<Boolean, Long> totals, Map<String, Long> hits, CleanConfig config) {
    List<String> nothing = new ArrayList<>();
    List<String> everything = new ArrayList<>();
    totals.forEach(
        (post, total) -> {
          for (String reason : config.profile(post).reasons()) {
            long count = hits.getOrDefault(post + reason, 0L);
            String rule = config.profile(post).name() + "/" + reason;
            if (count == 0) {
              nothing.add(rule);
            } else if (count == total) {
              everything.add(rule);
            }
          }
        });
    return new RuleHits(nothing, everything);
  }

  JobReport in(JobReport report) {
    LOG.info("rules that dropped nothing: {}", onNothing);
    if (!onEverything.isEmpty()) {
      LOG.warn("rules that dropped every document of their profile: {}", onEverything);
    }
    return report
        .with("rules_that_dropped_nothing", onNothing.size())
        .with("rules_that_dropped_everything", onEverything.size());
  }
}
