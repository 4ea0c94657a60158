package dev.gemel.jobs.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TrainProgressTest {
  private static Watcher.Beat beat(int attempt, String phase) {
    return new Watcher.Beat(attempt, phase, 40, 120, 1.234567, 35.4);
  }

  @Test
  void tellsStepLossAndTimeLeft() {
    assertEquals(
        "sft: step 40 of 120, loss 1.235, 35 s left",
        TrainProgress.line("sft", beat(0, "running")));
    assertEquals(
        "sft: step 40 of 120, loss 1.235, saving, attempt 2",
        TrainProgress.line("sft", beat(2, "saving")));
    assertEquals(
        "dpo: loading",
        TrainProgress.line("dpo", new Watcher.Beat(0, "loading", null, null, null, null)));
  }

  @Test
  void elsewhereThanOnATerminalALineIsForAPhaseOrAMinute() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TrainProgress progress =
        new TrainProgress("sft", new PrintStream(out, true, StandardCharsets.UTF_8), false);
    for (int i = 0; i < 50; i++) {
      progress.beat(beat(0, "running"));
    }
    progress.beat(beat(0, "saving"));
    progress.done("sft: done");
    assertEquals(3, out.toString(StandardCharsets.UTF_8).lines().count());
  }
}
