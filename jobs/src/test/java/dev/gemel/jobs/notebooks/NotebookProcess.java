package dev.gemel.jobs.notebooks;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code notebooks/run.sh} as a process. */
final class NotebookProcess {
  private static final int NOT_INSTALLED = 4;
  private static final long MINUTES = 15;

  private NotebookProcess() {}

  /** How a process ended and all it said. */
  record Ended(int code, String output) {}

  /** The folder {@code notebooks} of the checkout. */
  static Path notebooks() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("notebooks/run.sh"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("no folder above has notebooks/run.sh");
    }
    return folder.resolve("notebooks");
  }

  /** Skips the test, and says why, where there is no Python to run notebooks with. */
  static void needPython() throws IOException, InterruptedException {
    String check = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
    Ended ended =
        start(Map.of(), List.of("sh", "-c", "exec \"${PYTHON:-python3}\" -c \"$0\"", check));
    assumeTrue(ended.code() == 0, "skipped: no Python 3.10 or newer with venv (set PYTHON)");
  }

  /** Runs the overview of {@code lake} into {@code out}. */
  static Ended run(String lake, Path out) throws IOException, InterruptedException {
    Ended ended =
        start(Map.of("GEMEL_LAKE", lake), List.of(notebooks() + "/run.sh", out.toString()));
    assumeFalse(
        ended.code() == NOT_INSTALLED, "skipped: Python packages not installable: " + ended);
    return ended;
  }

  /** Runs a command with variables added to the environment and waits for its end. */
  static Ended start(Map<String, String> variables, List<String> command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("gemel-notebook", ".log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(variables);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), () -> command + " does not end");
      return new Ended(process.exitValue(), Files.readString(log));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.delete(log);
    }
  }
}
