package dev.gemel.jobs.train;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One command of the trainer, to be run by a backend in one attempt or more. Each attempt has a
 * folder of its own and is told of the earlier ones, so that it resumes from the newest whole
 * checkpoint; an orphan of an earlier attempt cannot write into it.
 *
 * @param trainer how the trainer is started
 * @param command train, merge or import-gguf
 * @param folder of this run key
 * @param spec the spec in JSON, without attempt and resume_from
 * @param firstAttempt number of the first attempt that this launch may make
 */
public record Launch(Trainer trainer, String command, String folder, String spec, int firstAttempt)
    implements Serializable {

  /** What an attempt is started with; {@code log} is where its output goes. */
  public record Start(List<String> words, Map<String, String> environment, Path out, Path log) {
    public Start {
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
    }

    /** The same attempt as another rank, with variables more. */
    Start with(Map<String, String> more, String logName) {
      Map<String, String> all = new TreeMap<>(environment);
      all.putAll(more);
      return new Start(words, all, out, log.resolveSibling(logName));
    }
  }

  /** Writes the attempt's spec.json. */
  public void prepare(int attempt) throws IOException {
    RunFolder run = new RunFolder(Path.of(folder));
    Path own = Files.createDirectories(run.attempt(attempt));
    Map<String, Object> full = new LinkedHashMap<>(Results.map(spec));
    full.put("attempt", attempt);
    if (command.equals("train")) {
      List<String> earlier = new ArrayList<>();
      for (int i = 0; i < attempt; i++) {
        earlier.add(run.out(i).toString());
      }
      full.put("resume_from", earlier);
    }
    Files.write(own.resolve("spec.json"), Canonical.json(full).getBytes(StandardCharsets.UTF_8));
  }

  /** How a prepared attempt is started. */
  public Start start(int attempt) {
    RunFolder run = new RunFolder(Path.of(folder));
    Path spec = run.attempt(attempt).resolve("spec.json");
    return trainer.start(command, spec, run.out(attempt));
  }
}
