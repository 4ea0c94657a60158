package dev.gemel.jobs.train;

import dev.gemel.conf.ConfigException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the trainer is started.
 *
 * @param program the words before {@code train --spec ...}
 * @param environment variables it needs
 * @param lockSha256 digest of the lock that fixes its packages: part of what decides a result
 */
record Trainer(List<String> program, Map<String, String> environment, String lockSha256)
    implements Serializable {
  private static final String VENV = ".venv";

  // Serializable: List.copyOf promises it, and so do the map's entries.
  Trainer {
    program = new ArrayList<>(program);
    environment = new TreeMap<>(environment);
  }

  /**
   * The trainer in {@code folder}.
   *
   * @param python of its environment, or null for the one that setup.sh makes in the folder
   * @throws ConfigException with the command that installs it
   */
  static Trainer in(Path folder, @Nullable Path python) {
    Path source = folder.resolve("src");
    Path lock = folder.resolve("requirements.lock");
    if (!Files.isDirectory(source.resolve("gemel_trainer")) || !Files.isRegularFile(lock)) {
      throw new ConfigException(
          "train.trainer: %s is not the trainer's folder (no src/gemel_trainer or no requirements.lock); set it to `trainer` of Gemel's own folder"
              .formatted(folder));
    }
    Path interpreter = python == null ? folder.resolve(VENV).resolve("bin/python") : python;
    if (!Files.isExecutable(interpreter)) {
      throw new ConfigException(
          "the trainer is not installed: no %s; install it once with: %s %s"
              .formatted(interpreter, folder.resolve("setup.sh"), folder.resolve(VENV)));
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
}
