package dev.gemel.jobs.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gemel.jobs.progress.ProgressLine;
import dev.gemel.jobs.progress.TerminalStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrainProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong nanos = new AtomicLong();

  private static Watcher.Beat beat(int attempt, String phase) {
    return new Watcher.Beat(attempt, phase, 40, 120, 1.234567, 35.4);
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void tellsStepLossPhaseAndTimeLeft() {
    TrainProgress sft = new TrainProgress("sft", new ProgressLine(out, this::nextMinute));
    sft.beat(beat(0, "running"));
    sft.beat(beat(2, "saving"));
    sft.beat(new Watcher.Beat(0, "loading", null, null, null, null));
    sft.beat(new Watcher.Beat(1, "loading", null, null, null, null));
    assertEquals(
        """
        sft  33 %  40 of 120 steps  loss 1.235  35 s left
        sft  33 %  40 of 120 steps  loss 1.235, saving, attempt 2
        sft  loading
        sft  loading, attempt 1
        """,
        shown());
  }

  @Test
  void elsewhereThanOnATerminalALineIsForAMinute() {
    TrainProgress progress = new TrainProgress("sft", new ProgressLine(out, nanos::get));
    for (int i = 0; i < 50; i++) {
      progress.beat(beat(0, "running"));
    }
    progress.beat(beat(0, "saving"));
    progress.close();
    assertEquals("", shown());
  }

  @Test
  void aTrainingThatFailsTakesItsLineAway() {
    TerminalStream terminal = new TerminalStream(out, Map.of());
    try (TrainProgress progress = new TrainProgress("sft", terminal)) {
      progress.beat(beat(0, "running"));
      throw new IllegalStateException("the trainer is gone");
    } catch (IllegalStateException e) {
      assertTrue(shown().endsWith("\r\033[K"), shown());
    }
  }

  private long nextMinute() {
    return nanos.addAndGet(60_000_000_000L);
  }
}
