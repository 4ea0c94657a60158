package dev.gemel.jobs.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the build made: the application jar, Spark's jars, the scripts. */
public final class Distribution {
  private static final Path ROOT = root();

  private Distribution() {}

  private static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve("submit/env.sh"))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalStateException("run the tests inside the project");
    }
    return at;
  }

  /** The project's root. */
  public static Path project() {
    return ROOT;
  }

  /** {@code gemel-app.jar}, as spark-submit takes it. */
  public static Path app() {
    return existing(ROOT.resolve("jobs/target/gemel-app.jar"));
  }

  /** A folder as a Spark installation has it. */
  public static Path sparkHome() {
    return existing(ROOT.resolve("submit/target/spark-home"));
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalStateException(path + " is missing: run `mvn verify`, not the test alone");
    }
    return path;
  }
}
