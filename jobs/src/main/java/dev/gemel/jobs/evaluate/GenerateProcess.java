package dev.gemel.jobs.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The trainer as a child of this process. This process holds the other end of its standard input:
 * when it dies, however it dies, the trainer reads end-of-file and ends itself.
 */
final class GenerateProcess implements GenerateCommand {
  static final String LOG = "trainer.log";

  private final List<String> words;

  /**
   * @param words that start the trainer, such as {@code python -m gemel_trainer}
   */
  GenerateProcess(List<String> words) {
    this.words = List.copyOf(words);
  }

  @Override
  public void run(Path spec, Path out) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(words);
    command.addAll(List.of("generate", "--spec", spec.toString(), "--out", out.toString()));
    command.add("--parent-stdin");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(out.resolveSibling(LOG).toFile()))
            .start();
    try {
      int unused = process.waitFor();
    } finally {
      Stream.concat(process.descendants(), Stream.of(process.toHandle()))
          .toList()
          .forEach(ProcessHandle::destroyForcibly);
    }
  }
}
