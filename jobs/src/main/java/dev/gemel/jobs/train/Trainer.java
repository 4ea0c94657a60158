package dev.gemel.jobs.train;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the trainer is started.
 *
 * @param program the words before {@code train --spec ...}
 * @param environment variables it needs
 * @param lockSha256 digest of the lock that fixes its packages: part of what decides a result
 */
public record Trainer(List<String> program, Map<String, String> environment, String lockSha256)
    implements Serializable {
  /** The log of one process, beside its out folder. */
  public static final String LOG = "trainer.log";

  // Serializable: List.copyOf promises it, and so do the map's entries.
  public Trainer {
    program = new ArrayList<>(program);
    environment = new TreeMap<>(environment);
  }

  /**
   * Runs one command on this machine to its end. How it ended is in {@code out/result.json}.
   *
   * @param command such as generate
   * @param out folder for the results; the log is beside it
   */
  public void run(String command, Path spec, Path out) throws IOException, InterruptedException {
    int unused = LocalProcess.run(start(command, spec, out));
  }

  /** How a command is started. */
  Launch.Start start(String command, Path spec, Path out) {
    List<String> words = new ArrayList<>(program);
    words.add(command);
    words.addAll(List.of("--spec", spec.toString(), "--out", out.toString(), "--parent-stdin"));
    return new Launch.Start(words, environment, out, out.resolveSibling(LOG));
  }
}
