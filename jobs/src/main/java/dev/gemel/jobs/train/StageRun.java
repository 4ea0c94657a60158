package dev.gemel.jobs.train;

import dev.gemel.clients.registry.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished stage.
 *
 * @param stage which
 * @param runKey of its training
 * @param parent run key of the stage before, or null when it began with the base
 * @param base what it began with
 * @param data what it read
 * @param recipe how it trained
 * @param trained the training's end
 * @param finished the model's end: the merge, or the training itself when there was no adapter
 */
record StageRun(
    Stage stage,
    String runKey,
    @Nullable String parent,
    BaseModel base,
    TrainData data,
    Recipe recipe,
    Attempts.Finished trained,
    Attempts.Finished finished) {

  /** Whether nothing had to be done. */
  boolean reused() {
    return trained.reused() && finished.reused();
  }

  /** The model as the base of another stage. */
  BaseModel model() {
    return new BaseModel(
        stage.wireName() + " " + runKey,
        finished.model(),
        finished.modelSha256(),
        base.templateSha256(),
        null);
  }

  static boolean allReused(List<StageRun> runs) {
    return runs.stream().allMatch(StageRun::reused);
  }
}
