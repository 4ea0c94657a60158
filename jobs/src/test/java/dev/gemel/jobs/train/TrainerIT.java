package dev.gemel.jobs.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gemel.jobs.process.Child;
import dev.gemel.jobs.process.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The trainer's own tests, where its environment is: it is too large to be made for a test. */
@Tag("heavy")
class TrainerIT {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final Path TRAINER = Distribution.project().resolve("trainer");

  /** The Python of the trainer's environment; a test that needs it is skipped where it is not. */
  static Path python() {
    String named = System.getenv("GEMEL_TRAINER_PYTHON");
    Path python = named == null ? TRAINER.resolve(".venv/bin/python") : Path.of(named);
    Assumptions.assumeTrue(
        Files.isExecutable(python),
        "the trainer is not installed (no %s), so nothing of it is tested; install it with: trainer/setup.sh trainer/.venv"
            .formatted(python));
    return python;
  }

  @Test
  void itsOwnTestsPass() {
    List<String> pytest =
        List.of(python().toString(), "-m", "pytest", "-c", TRAINER.resolve("pyproject.toml") + "");
    try (Child child =
        Child.start(
            pytest,
            Map.of("PYTHONPATH", TRAINER.resolve("src").toString(), "OMP_NUM_THREADS", "1"))) {
      assertEquals(0, child.await(LIMIT), () -> child.stdout() + child.stderr());
    }
  }
}
