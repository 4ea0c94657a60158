package dev.gemel.jobs.train;

import dev.gemel.conf.ConfigException;
import dev.gemel.conf.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the trainer is, and with which Python it runs.
 *
 * @param folder the trainer's folder
 * @param python of an environment that somebody made; null for the one that setup.sh makes in the
 *     folder on first use
 * @param torchIndex package index that torch is taken from; null for the usual one
 */
public record Installation(Path folder, @Nullable Path python, @Nullable String torchIndex) {
  private static final String VENV = ".venv";

  /** Reads the section {@code train}. */
  public static Installation from(Section train) {
    return new Installation(
        Objects.requireNonNull(TrainConfig.path(train.string("trainer"))),
        TrainConfig.path(train.optionalString("python")),
        train.optionalString("torch-index"));
  }

  /**
   * The trainer, installed first where it is not; setup.sh says on standard error what it installs.
   *
   * @throws ConfigException when it cannot be
   */
  public Trainer open() {
    Path source = folder.resolve("src");
    Path lock = folder.resolve("requirements.lock");
    if (!Files.isDirectory(source.resolve("gemel_trainer")) || !Files.isRegularFile(lock)) {
      throw new ConfigException(
          "train.trainer: %s is not the trainer's folder (no src/gemel_trainer or no requirements.lock); set it to `trainer` of Gemel's own folder"
              .formatted(folder));
    }
    Path interpreter = python == null ? installed() : python;
    if (!Files.isExecutable(interpreter)) {
      throw new ConfigException(
          "train.python: %s is no program; make an environment with: %s DIR, and set train.python to DIR/bin/python"
              .formatted(interpreter, setup()));
    }
    try {
      return new Trainer(
          List.of(interpreter.toString(), "-m", "gemel_trainer"),
          Map.of("PYTHONPATH", source.toString(), "PYTHONUNBUFFERED", "1"),
          ModelFolders.fileSha256(lock));
    } catch (IOException e) {
      throw new ConfigException("train.trainer: %s cannot be read: %s".formatted(lock, e));
    }
  }

  private Path setup() {
    return folder.resolve("setup.sh");
  }

  /** Does nothing where the environment is there and made from the same lock. */
  private Path installed() {
    Path environment = folder.resolve(VENV);
    List<String> words = new ArrayList<>(List.of("bash", setup().toString()));
    words.add(environment.toString());
    if (torchIndex != null) {
      words.addAll(List.of("--torch-index", torchIndex));
    }
    try {
      int exit =
          new ProcessBuilder(words)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start()
              .waitFor();
      if (exit != 0) {
        throw new ConfigException(failed("exit code " + exit + ", see above"));
      }
    } catch (IOException e) {
      throw new ConfigException(failed(String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigException(failed("interrupted; run again"));
    }
    return environment.resolve("bin/python");
  }

  private String failed(String why) {
    return "the trainer could not be installed (%s); mend that and run again, or make its environment elsewhere with: %s DIR, and set train.python to DIR/bin/python"
        .formatted(why, setup());
  }
}
