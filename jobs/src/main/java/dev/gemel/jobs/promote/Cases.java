package dev.gemel.jobs.promote;

import static org.apache.spark.sql.functions.col;

import dev.gemel.clients.registry.ModelRegistry;
import dev.gemel.clients.registry.ModelVersion;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.evaluate.Evaluation;
import dev.gemel.jobs.evaluate.Metrics;
import dev.gemel.jobs.evaluate.Sanity;
import dev.gemel.jobs.evaluate.Score;
import dev.gemel.jobs.evaluate.TestSet;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.table.EvaluationTables;
import dev.gemel.text.Ids;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Finds the evaluations of two models and makes evidence of them. */
final class Cases {
  private final Lake lake;
  private final SparkSession spark;
  private final PromoteConfig config;

  Cases(Lake lake, SparkSession spark, PromoteConfig config) {
    this.lake = lake;
    this.spark = spark;
    this.config = config;
  }

  /**
   * Evaluations on one test set.
   *
   * @param candidate of the candidate
   * @param opponent of the other model
   * @param pairs a judge's choice between them; null when none was asked
   */
  record Case(Evaluation candidate, Evaluation opponent, @Nullable Evaluation pairs) {
    /** What decides the verdict: the same case, files and rules are the same gate. */
    String key(Integrity integrity, GateRules rules) {
      return Ids.xxh128(
          String.join(
              "/",
              "gate-2",
              candidate.key(),
              opponent.key(),
              pairs == null ? "" : pairs.key(),
              integrity.toString(),
              rules.toString()));
    }
  }

  /**
   * The largest evaluations of both models on the same test set with the same judge and sampling,
   * the newest of those.
   *
   * @throws GemelException with the command that makes them
   */
  Case find(String candidate, String opponent) {
    List<Evaluation> others = singles(opponent);
    for (Evaluation mine : singles(candidate)) {
      for (Evaluation other : others) {
        if (comparable(mine, other)) {
          return new Case(mine, other, pairs(mine, other));
        }
      }
    }
    throw new GemelException(
        "%s and %s were not evaluated on the same test set in the same way; run: gemel evaluate --model %s --against %s"
            .formatted(candidate, opponent, candidate, opponent));
  }

  /** Everything the gate judges by. */
  Evidence evidence(Case found, Integrity integrity, double spentAlpha) {
    Evaluation mine = found.candidate();
    SortedMap<String, Paired> metrics = new TreeMap<>();
    mine.scores()
        .forEach(
            (metric, scores) -> {
              List<Score> theirs = found.opponent().scores().get(metric);
              if (theirs != null) {
                metrics.put(metric, new Paired(scores, theirs));
              }
            });
    Evaluation pairs = found.pairs();
    Evaluation unread = leastRead(mine, found.opponent(), pairs);
    if (pairs != null) {
      pairs.scores().forEach((m, wins) -> metrics.put(m, new Paired(wins, lost(wins))));
    }
    return new Evidence(
        mine.model(),
        found.opponent().model(),
        mine.testDigest(),
        integrity,
        Sanity.of(mine.scores()),
        unread.verdicts(),
        unread.unparsable(),
        metrics,
        spentAlpha);
  }

  /** Whether what was measured is what would be served. */
  Integrity integrity(Case found, ModelVersion version, ModelRegistry registry) {
    Evaluation mine = found.candidate();
    return Artifacts.read(version, template(mine), shared(mine, version, registry));
  }

  /**
   * A verdict that cannot be read counts as lost, so a side of which few are read decides alone.
   */
  private static Evaluation leastRead(
      Evaluation mine, Evaluation other, @Nullable Evaluation pairs) {
    return Stream.of(mine, other, pairs)
        .filter(Objects::nonNull)
        .max(Comparator.comparingDouble(Cases::unread))
        .orElseThrow();
  }

  private static double unread(Evaluation evaluation) {
    return evaluation.verdicts() == 0
        ? -1
        : (double) evaluation.unparsable() / evaluation.verdicts();
  }

  private static List<Score> lost(List<Score> wins) {
    return wins.stream().map(w -> new Score(w.item(), w.cluster(), 1 - w.value())).toList();
  }

  private List<Evaluation> singles(String model) {
    // Read newest first, which a stable sort keeps among those of one size.
    return Evaluation.read(lake, col("model").equalTo(model).and(col("opponent_digest").isNull()))
        .stream()
        .sorted(Comparator.comparingInt(Cases::items).reversed())
        .toList();
  }

  private static int items(Evaluation evaluation) {
    return evaluation.scores().getOrDefault(Metrics.CHRF, List.of()).size();
  }

  private @Nullable Evaluation pairs(Evaluation mine, Evaluation other) {
    return Evaluation.read(
            lake,
            col("generation_key")
                .equalTo(mine.generationKey())
                .and(col("opponent_digest").equalTo(other.modelDigest())))
        .stream()
        .findFirst()
        .orElse(null);
  }

  private boolean comparable(Evaluation one, Evaluation other) {
    return one.testDigest().equals(other.testDigest())
        && sampling(one).equals(sampling(other))
        && Objects.equals(one.judge(), other.judge())
        && Objects.equals(one.promptDigest(), other.promptDigest());
  }

  /** How answers were drawn, of which two models may differ in nothing. */
  private List<String> sampling(Evaluation evaluation) {
    return lake.read(EvaluationTables.GENERATIONS)
        .filter(col("generation_key").equalTo(evaluation.generationKey()))
        .select("sampling")
        .distinct()
        .orderBy("sampling")
        .as(Encoders.STRING())
        .collectAsList();
  }

  private @Nullable String template(Evaluation mine) {
    List<Row> rows =
        lake.read(EvaluationTables.GENERATIONS)
            .filter(col("generation_key").equalTo(mine.generationKey()))
            .filter(col("template_sha256").isNotNull())
            .select("template_sha256")
            .distinct()
            .takeAsList(1);
    return rows.isEmpty() ? config.templateSha256() : rows.get(0).getString(0);
  }

  private long shared(Evaluation mine, ModelVersion version, ModelRegistry registry) {
    Set<String> tested = new HashSet<>();
    // Of a metric over test rows: labelled queries are no documents.
    mine.scores().getOrDefault(Metrics.CHRF, List.of()).forEach(s -> tested.add(s.cluster()));
    Set<String> trained = new HashSet<>();
    for (String release : Artifacts.releases(version, registry)) {
      trained.addAll(TestSet.trainingClusters(spark, lake, release));
    }
    return tested.stream().filter(trained::contains).count();
  }
}
