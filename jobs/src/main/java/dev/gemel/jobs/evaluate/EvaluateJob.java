package dev.gemel.jobs.evaluate;

import dev.gemel.clients.registry.ModelRegistry;
import dev.gemel.jobs.embed.RetrievalConfig;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.run.Job;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.JobReport;
import dev.gemel.jobs.table.EvaluationTables;
import dev.gemel.jobs.table.GoldTables;
import dev.gemel.jobs.table.Table;
import dev.gemel.text.Ids;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model's answers to a release's test split, then their scores. Both are found by content, so
 * that the same evaluation is not repeated; answers are committed in batches. With no judge the
 * judged metrics are left out, which the result says.
 */
public final class EvaluateJob implements Job {
  private final EvaluateConfig config;
  private final RetrievalConfig search;
  private final List<String> summary = new ArrayList<>();

  /**
   * @param search the embedding model and collection that labelled queries are asked of
   */
  public EvaluateJob(EvaluateConfig config, RetrievalConfig search) {
    this.config = config;
    this.search = search;
  }

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public List<Table> inputs() {
    return List.of(GoldTables.RELEASES);
  }

  @Override
  public List<Table> outputs() {
    return List.of(EvaluationTables.GENERATIONS, EvaluationTables.EVALUATIONS);
  }

  @Override
  public List<String> summary() {
    return List.copyOf(summary);
  }

  @Override
  public JobReport run(JobContext context) {
    summary.clear();
    Lake lake = context.lake();
    ModelRegistry registry = config.registry().open();
    ModelRef model = find(config.model(), registry);
    TestSet set = TestSet.read(lake, context.spark(), release(model), config.maxItems());
    Generations generations =
        new Generations(lake, context.spark(), generator(context), sampling());
    Scoring scoring = new Scoring(context, config, search, set);
    Generations.Found answers = generations.complete(model, set, key(model, set));
    Evaluation evaluation = scoring.single(model, answers);
    summary.addAll(Summary.of(evaluation, set, config.bootstrap()));
    long judged = evaluation.verdicts();
    if (config.against() != null) {
      ModelRef other = find(config.against(), registry);
      Generations.Found others = generations.complete(other, set, key(other, set));
      Evaluation theirs = scoring.single(other, others);
      Track.evaluation(config.registry().tracker(), theirs, set, context);
      summary.addAll(Summary.of(theirs, set, config.bootstrap()));
      Evaluation pairs = scoring.pairs(model, answers, other, others);
      summary.addAll(Summary.differences(evaluation, theirs, pairs, config.bootstrap()));
    }
    Track.evaluation(config.registry().tracker(), evaluation, set, context);
    long written = generations.written() + scoring.written();
    return JobReport.of(set.rows().size(), written, written == 0 ? set.rows().size() : 0, 0)
        .with("answers_generated", generations.written())
        .with("verdicts", judged)
        .with("verdicts_unparsable", evaluation.unparsable());
  }

  private ModelRef find(String asked, ModelRegistry registry) {
    return ModelRef.find(
        asked,
        config.registry().model(),
        registry,
        config.endpoint() == null ? config.bases() : null);
  }

  private @Nullable String release(ModelRef model) {
    return config.release() != null || model.version() == null
        ? config.release()
        : model.version().releaseId();
  }

  private Generator generator(JobContext context) {
    if (config.endpoint() != null) {
      return new EndpointGenerator(context.spark(), config, config.endpoint());
    }
    // Opened, and so installed, only when something is to be generated.
    return new TrainerGenerator(
        (spec, out) -> config.trainer().open().run("generate", spec, out),
        config.work(),
        config.maxNewTokens());
  }

  private String key(ModelRef model, TestSet set) {
    String by =
        config.endpoint() == null ? "trainer" : config.endpoint().url() + " " + config.servedName();
    return Ids.xxh128(String.join("/", "generate-1", model.digest(), set.digest(), by, sampling()));
  }

  private String sampling() {
    return "greedy " + config.maxNewTokens();
  }
}
