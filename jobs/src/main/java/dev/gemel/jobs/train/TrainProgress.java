package dev.gemel.jobs.train;

import dev.gemel.jobs.progress.ProgressLine;
import dev.gemel.jobs.progress.Standing;
import dev.gemel.jobs.progress.Standing.Count;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A progress line of a training: its steps, the loss, and the phase where it is no plain step. */
final class TrainProgress implements Watcher, AutoCloseable {
  private final String stage;
  private final ProgressLine line;

  /**
   * A line for one command of the trainer.
   *
   * @param stage sft, dpo, merge, import or export
   */
  TrainProgress(String stage, PrintStream out) {
    this(stage, new ProgressLine(out));
  }

  TrainProgress(String stage, ProgressLine line) {
    this.stage = stage;
    this.line = line;
  }

  @Override
  public void metrics(String kind, long step, Instant at, SortedMap<String, Double> values) {
    // The heartbeat shows the loss; curves are the tracker's.
  }

  @Override
  public void beat(Beat beat) {
    line.show(standing(stage, beat));
  }

  /** Takes the line away, whether the work came to its end or not. */
  @Override
  public void close() {
    line.clear();
  }

  static Standing standing(String stage, Beat beat) {
    boolean running = beat.phase().equals("running");
    @Nullable Count count =
        beat.step() == null || beat.maxSteps() == null
            ? null
            : Count.of(beat.step(), (long) beat.maxSteps(), "steps");
    List<String> notes = new ArrayList<>();
    if (count != null && beat.loss() != null) {
      notes.add(String.format(Locale.ROOT, "loss %.4g", beat.loss()));
    }
    if (count == null || !running) {
      notes.add(beat.phase());
    }
    if (beat.attempt() > 0) {
      notes.add("attempt " + beat.attempt());
    }
    return new Standing(
        stage, count, String.join(", ", notes), running ? beat.secondsLeft() : null);
  }
}
