package dev.gemel.jobs.evaluate;

import dev.gemel.jobs.embed.RetrievalConfig;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.text.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Scores answers, or finds that they were scored before. */
final class Scoring {
  private final JobContext context;
  private final EvaluateConfig config;
  private final RetrievalConfig search;
  private final TestSet set;
  private long written;

  Scoring(JobContext context, EvaluateConfig config, RetrievalConfig search, TestSet set) {
    this.context = context;
    this.config = config;
    this.search = search;
    this.set = set;
  }

  /** Rows written so far. */
  long written() {
    return written;
  }

  /** Every metric of one model. */
  Evaluation single(ModelRef model, Generations.Found found) {
    @Nullable JudgeConfig judge = config.judge();
    RetrievalSet queries = RetrievalSet.read(config.queries());
    String asked = judge == null ? "" : asked(judge, judge.single().digest());
    if (judge != null && !queries.answered().isEmpty()) {
      asked += " " + judge.faithfulness().digest();
    }
    String searched = queries.isEmpty() ? "" : queries.digest() + " " + search.identity();
    String key = key("single", found.key(), asked, searched);
    Evaluation known = Evaluation.find(context.lake(), key);
    if (known != null) {
      return known;
    }
    List<Boolean> copies = TrainingCopies.of(found.answers(), set.trainingTexts(context.spark()));
    SortedMap<String, List<Score>> scores = new TreeMap<>(Metrics.score(found.answers(), copies));
    Judged judged =
        judge == null
            ? Judged.NOTHING
            : new Judge(context.spark(), judge)
                .single(found.answers())
                .and(new Judge(context.spark(), judge).faithfulness(queries.answered()));
    scores.putAll(judged.scores());
    scores.putAll(queries.scores(search, context.services()));
    return save(
        new Evaluation(
            key,
            model.name(),
            model.digest(),
            null,
            set.releaseId(),
            set.digest(),
            found.key(),
            scores,
            judge == null ? null : judge.spec().model(),
            judge == null ? null : judge.single().digest(),
            judged.verdicts(),
            judged.unparsable(),
            leftOut(queries),
            context.startedAt()));
  }

  /** Which of two models' answers a judge prefers; null without a judge. */
  @Nullable Evaluation pairs(
      ModelRef model, Generations.Found found, ModelRef other, Generations.Found others) {
    JudgeConfig judge = config.judge();
    if (judge == null) {
      return null;
    }
    String asked = asked(judge, judge.pair().digest());
    String key = key("pairs", found.key(), asked, others.key());
    Evaluation known = Evaluation.find(context.lake(), key);
    if (known != null) {
      return known;
    }
    Judged judged = new Judge(context.spark(), judge).pairs(found.answers(), others.answers());
    return save(
        new Evaluation(
            key,
            model.name(),
            model.digest(),
            other.digest(),
            set.releaseId(),
            set.digest(),
            found.key(),
            judged.scores(),
            judge.spec().model(),
            judge.pair().digest(),
            judged.verdicts(),
            judged.unparsable(),
            List.of(),
            context.startedAt()));
  }

  private static String asked(JudgeConfig judge, String prompt) {
    return judge.spec().url() + " " + judge.spec().model() + " " + prompt;
  }

  private Evaluation save(Evaluation evaluation) {
    written += evaluation.write(context.lake(), context.spark(), config.bootstrap());
    return evaluation;
  }

  private List<String> leftOut(RetrievalSet queries) {
    List<String> out = new ArrayList<>();
    if (config.judge() == null) {
      out.add("accuracy, style and judge_win: no judge; set evaluate.judge.url and .model");
    }
    if (queries.isEmpty()) {
      out.add("recall and nDCG of the search: no labelled queries; set evaluate.queries");
    }
    if (config.judge() == null || queries.answered().isEmpty()) {
      out.add("faithfulness: needs a judge, and queries with an answer and its passages");
    }
    return out;
  }

  private String key(String kind, String... parts) {
    return Ids.xxh128(
        String.join(
            "/",
            Metrics.CODE,
            kind,
            String.join("/", parts),
            Integer.toString(set.rows().size()),
            config.bootstrap().toString()));
  }
}
