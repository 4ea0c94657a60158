package dev.gemel.jobs.evaluate;

import java.io.IOException;
import java.nio.file.Path;

/** Runs the trainer's command {@code generate}; the contract is files. */
@FunctionalInterface
interface GenerateCommand {
  /**
   * Runs it to its end. How it ended is in {@code out/result.json}; without one it did not finish.
   *
   * @param spec spec.json
   * @param out folder for the results; the same again after an interruption
   */
  void run(Path spec, Path out) throws IOException, InterruptedException;
}
