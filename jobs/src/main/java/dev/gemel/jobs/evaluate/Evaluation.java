package dev.gemel.jobs.evaluate;

import static org.apache.spark.sql.functions.col;

import dev.gemel.conf.GemelException;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.table.EvaluationTables;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of a model, as {@code models.evaluations} has it.
 *
 * @param key digest of what decides it
 * @param model run key, folder or name
 * @param modelDigest SHA-256 over the model's files
 * @param opponentDigest the same of the other model; null but for pairs
 * @param releaseId the release
 * @param testDigest SHA-256 of its test file
 * @param generationKey the answers
 * @param scores by metric
 * @param judge judging model; null when none was asked
 * @param promptDigest of the judge's prompt; null when none was asked
 * @param verdicts asked of the judge
 * @param unparsable of them
 * @param leftOut what was not measured, and why
 * @param at when
 */
public record Evaluation(
    String key,
    String model,
    String modelDigest,
    @Nullable String opponentDigest,
    String releaseId,
    String testDigest,
    String generationKey,
    SortedMap<String, List<Score>> scores,
    @Nullable String judge,
    @Nullable String promptDigest,
    long verdicts,
    long unparsable,
    List<String> leftOut,
    Instant at) {

  public Evaluation {
    scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    leftOut = List.copyOf(leftOut);
  }

  /** Every evaluation that {@code filter} takes, newest first. */
  public static List<Evaluation> read(Lake lake, Column filter) {
    Map<String, List<Row>> byKey = new TreeMap<>();
    for (Row row : lake.read(EvaluationTables.EVALUATIONS).filter(filter).collectAsList()) {
      byKey.computeIfAbsent(row.getAs("evaluation_key"), k -> new ArrayList<>()).add(row);
    }
    return byKey.values().stream()
        .map(Evaluation::of)
        .sorted((a, b) -> b.at().compareTo(a.at()))
        .toList();
  }

  /** The evaluation of that key, or null. */
  static @Nullable Evaluation find(Lake lake, String key) {
    List<Evaluation> found = read(lake, col("evaluation_key").equalTo(key));
    return found.isEmpty() ? null : found.get(0);
  }

  /** Writes one row a metric, in one commit; returns their number. */
  long write(Lake lake, SparkSession spark, Bootstrap bootstrap) {
    List<Row> rows = new ArrayList<>();
    scores.forEach((metric, values) -> rows.add(row(metric, values, bootstrap)));
    return lake.upsert(
            EvaluationTables.EVALUATIONS,
            spark.createDataFrame(rows, EvaluationTables.EVALUATIONS.schema()))
        .total();
  }

  private Row row(String metric, List<Score> values, Bootstrap bootstrap) {
    Interval interval = bootstrap.mean(values, EvaluateConfig.TAIL);
    boolean judged = Judge.METRICS.contains(metric);
    return RowFactory.create(
        key,
        metric,
        model,
        modelDigest,
        opponentDigest,
        releaseId,
        testDigest,
        generationKey,
        interval.mean(),
        interval.low(),
        interval.high(),
        interval.items(),
        interval.clusters(),
        judged ? judge : null,
        judged ? promptDigest : null,
        judged ? verdicts : 0L,
        judged ? unparsable : 0L,
        leftOut.toArray(String[]::new),
        values.stream()
            .map(s -> RowFactory.create(s.item(), s.cluster(), s.value()))
            .toArray(Row[]::new),
        Timestamp.from(at));
  }

  private static Evaluation of(List<Row> rows) {
    Row first = rows.get(0);
    try {
      SortedMap<String, List<Score>> scores = new TreeMap<>();
      rows.forEach(row -> scores.put(row.getAs("metric"), scores(row)));
      Row judged = rows.stream().filter(r -> r.getAs("judge") != null).findFirst().orElse(first);
      return new Evaluation(
          first.getAs("evaluation_key"),
          first.getAs("model"),
          first.getAs("model_digest"),
          first.getAs("opponent_digest"),
          first.getAs("release_id"),
          first.getAs("test_digest"),
          first.getAs("generation_key"),
          scores,
          judged.getAs("judge"),
          judged.getAs("prompt_digest"),
          judged.<Long>getAs("verdicts"),
          judged.<Long>getAs("unparsable"),
          first.getList(first.fieldIndex("left_out")),
          first.<Timestamp>getAs("evaluated_at").toInstant());
    } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
      throw new GemelException(
          "evaluation %s of models.evaluations cannot be read (%s); delete its rows and run `gemel evaluate` again"
              .formatted(first.<String>getAs("evaluation_key"), e.getMessage()),
          e);
    }
  }

  private static List<Score> scores(Row row) {
    return row.<Row>getList(row.fieldIndex("scores")).stream()
        .map(s -> new Score(s.getString(0), s.getString(1), s.getDouble(2)))
        .toList();
  }
}
