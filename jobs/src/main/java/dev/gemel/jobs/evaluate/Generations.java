package dev.gemel.jobs.evaluate;

import static org.apache.spark.sql.functions.col;

import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.table.EvaluationTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The answers of {@code models.generations}: what is there is not generated again. */
final class Generations {
  private final Lake lake;
  private final SparkSession spark;
  private final Generator generator;
  private final String sampling;
  private long written;

  /**
   * @param sampling how answers are drawn, in words
   */
  Generations(Lake lake, SparkSession spark, Generator generator, String sampling) {
    this.sampling = sampling;
    this.lake = lake;
    this.spark = spark;
    this.generator = generator;
  }

  /**
   * One model's answers to a test set, and the chat template that formatted the prompts.
   *
   * @param key of {@code models.generations}
   */
  record Found(String key, List<Answer> answers, @Nullable String templateSha256) {
    Found {
      answers = List.copyOf(answers);
    }
  }

  /** Answers written so far. */
  long written() {
    return written;
  }

  /** Generates what is missing and gives all answers, in the order of the test set. */
  Found complete(ModelRef model, TestSet set, String key) {
    Map<String, Row> known = read(key);
    List<TestRow> missing =
        set.rows().stream().filter(row -> !known.containsKey(row.id())).toList();
    if (!missing.isEmpty()) {
      generator.generate(model, key, missing, answers -> write(model, set, key, answers));
    }
    Map<String, Row> all = missing.isEmpty() ? known : read(key);
    List<Answer> answers =
        set.rows().stream()
            .map(row -> answer(row, Objects.requireNonNull(all.get(row.id()))))
            .toList();
    String template =
        all.values().stream()
            .map(row -> row.<@Nullable String>getAs("template_sha256"))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new Found(key, answers, template);
  }

  private Map<String, Row> read(String key) {
    Map<String, Row> out = new HashMap<>();
    lake.read(EvaluationTables.GENERATIONS)
        .filter(col("generation_key").equalTo(key))
        .collectAsList()
        .forEach(row -> out.put(row.getAs("item_id"), row));
    return out;
  }

  private void write(ModelRef model, TestSet set, String key, Generator.Answers answers) {
    List<Row> rows =
        answers.answers().stream()
            .map(a -> row(model, set, key, a, answers.templateSha256()))
            .toList();
    written +=
        lake.upsert(
                EvaluationTables.GENERATIONS,
                spark.createDataFrame(rows, EvaluationTables.GENERATIONS.schema()))
            .total();
  }

  private Row row(
      ModelRef model, TestSet set, String key, Answer answer, @Nullable String template) {
    return RowFactory.create(
        key,
        answer.row().id(),
        model.name(),
        model.digest(),
        set.releaseId(),
        set.digest(),
        answer.row().documentId(),
        answer.row().clusterId(),
        answer.row().instruction(),
        answer.row().reference(),
        answer.text(),
        answer.finish(),
        answer.tokens(),
        generator.name(),
        sampling,
        template);
  }

  private static Answer answer(TestRow row, Row known) {
    return new Answer(
        row, known.getAs("answer"), known.getAs("finish"), known.<Long>getAs("tokens"));
  }
}
