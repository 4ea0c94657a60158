package dev.gemel.jobs.evaluate;

import dev.gemel.clients.registry.RunInput;
import dev.gemel.clients.registry.RunMetric;
import dev.gemel.clients.registry.RunStart;
import dev.gemel.clients.registry.RunStatus;
import dev.gemel.clients.registry.RunTracker;
import dev.gemel.jobs.lake.Lake;
import dev.gemel.jobs.run.JobContext;
import dev.gemel.jobs.run.Version;
import dev.gemel.jobs.table.GoldTables;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** An evaluation as a tracked run; its run key is the evaluation's, so that it stands once. */
final class Track {
  private Track() {}

  static void evaluation(
      RunTracker tracker, Evaluation evaluation, TestSet set, JobContext context) {
    if (tracker.find(evaluation.key()).isPresent()) {
      return;
    }
    Lake lake = context.lake();
    SortedMap<String, String> params = new TreeMap<>();
    params.put("model", evaluation.model());
    params.put("release", set.name());
    params.put("judge", evaluation.judge() == null ? "none" : evaluation.judge());
    OptionalLong version = lake.version(GoldTables.RELEASES);
    RunInput input =
        new RunInput(
            set.name(),
            set.releaseId(),
            lake.path(GoldTables.RELEASES),
            version.isPresent() ? version.getAsLong() : null);
    String id =
        tracker.start(
            new RunStart(
                evaluation.key(),
                "evaluate",
                params,
                List.of(input),
                null,
                Version.CODE,
                evaluation.at()));
    tracker.log(
        id,
        evaluation.scores().entrySet().stream()
            .map(e -> new RunMetric(e.getKey(), mean(e.getValue()), 0, evaluation.at()))
            .toList());
    tracker.end(id, RunStatus.FINISHED, evaluation.at());
  }

  private static double mean(List<Score> scores) {
    return scores.stream().mapToDouble(Score::value).average().orElse(0);
  }
}
