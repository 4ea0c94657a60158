package dev.gemel.jobs.train;

import dev.gemel.conf.ConfigException;
import dev.gemel.conf.GemelException;
import dev.gemel.jobs.run.DataException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings one command of the trainer to its end. What is finished already is used again. Each try is
 * an attempt with a folder of its own that resumes from those before it; what follows a failure is
 * decided by its result.json, and only without one by the exit code.
 */
final class Attempts {
  private final TrainerBackend backend;
  private final Trainer trainer;
  private final Path runs;
  private final int retries;
  private final Duration backOff;
  private final PrintStream err;

  /**
   * @param runs the folder of all runs
   * @param retries attempts after the first
   * @param backOff before the first retry, doubled for each one more
   * @param err is told of each retry
   */
  Attempts(
      TrainerBackend backend,
      Trainer trainer,
      Path runs,
      int retries,
      Duration backOff,
      PrintStream err) {
    this.backend = backend;
    this.trainer = trainer;
    this.runs = runs;
    this.retries = retries;
    this.backOff = backOff;
    this.err = err;
  }

  /** A finished command: its files, and whether they were there before. */
  record Finished(Path out, Result result, int attempts, boolean reused) {
    Path model() {
      return out.resolve("model");
    }

    String modelSha256() {
      return Objects.requireNonNull(result.text().get("model_sha256"));
    }
  }

  /**
   * The finished work; done now where it was not before.
   *
   * @throws GemelException when no attempt came to its end
   * @throws ConfigException when the trainer refuses the recipe or the base
   * @throws DataException when the trainer refuses the data
   */
  Finished finish(Work work, Watcher watcher) {
    RunFolder folder = new RunFolder(runs.resolve(work.runKey()));
    try {
      Finished there = finished(folder, work, 0, true);
      return there == null ? run(folder, work, watcher) : there;
    } catch (IOException e) {
      throw new GemelException(
          "%s cannot be used: %s: %s; free space or choose another place with train.runs"
              .formatted(folder.path(), e.getClass().getSimpleName(), e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GemelException(
          "training was interrupted; the same command goes on from the newest checkpoint", e);
    }
  }

  private Finished run(RunFolder folder, Work asked, Watcher watcher)
      throws IOException, InterruptedException {
    Work work = asked;
    for (int tried = 0; ; ) {
      int first = folder.next();
      Launch launch =
          new Launch(trainer, work.command(), folder.path().toString(), work.json(), first);
      int exit;
      try (Follower follower = Follower.start(folder, first, watcher)) {
        exit = backend.run(launch);
      }
      Finished finished = finished(folder, work, first, false);
      if (finished != null) {
        return finished;
      }
      int last = Math.max(first, folder.next() - 1);
      Failure failure = Failure.of(folder, last, exit);
      if (failure.action() == ExitCode.Action.SHRINK) {
        work = shrunk(work, failure);
        err.println("gemel train: " + failure.what() + "; again with a smaller micro-batch");
      } else if (failure.action() == ExitCode.Action.RETRY && tried < retries) {
        err.println("gemel train: " + failure.what() + "; attempt " + folder.next() + " follows");
        Thread.sleep(backOff.toMillis() << Math.min(tried, 10));
        tried++;
      } else {
        throw failure.exception(tried);
      }
    }
  }

  private static Work shrunk(Work work, Failure failure) {
    Recipe smaller = work.recipe() == null ? null : work.recipe().halved();
    if (smaller == null) {
      throw new GemelException(
          failure.what()
              + "; the micro-batch is one row already: lower max_length of the recipe, use gradient_checkpointing or a smaller base");
    }
    return work.with(smaller);
  }

  /** The first whole result of attempts from {@code first} on, or null when there is none. */
  private @Nullable Finished finished(RunFolder folder, Work work, int first, boolean reused)
      throws IOException {
    List<Integer> attempts = folder.attempts();
    for (int attempt : attempts) {
      Path out = folder.out(attempt);
      Result result = attempt < first ? null : Results.read(out);
      if (result == null || !result.ok()) {
        continue;
      }
      ResultCheck.identity(out, result, work.runKey(), work.templateSha256());
      String damage = ResultCheck.damage(out, result);
      if (damage == null) {
        return new Finished(out, result, attempts.size(), reused);
      }
      if (!reused) {
        throw new GemelException(
            "the trainer's result is not what it says: "
                + damage
                + "; look at the disk, then run again");
      }
      err.println("gemel train: an earlier result is damaged, so it is made anew: " + damage);
    }
    return null;
  }
}
