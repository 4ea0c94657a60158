package dev.gemel.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The log of an installation, {@code logs/gemel.log} below its home. conf/log4j2.properties writes
 * it into the folder that a system property names; a log4j configuration of another kind, such as a
 * cluster's, knows nothing of the property and stays as it is.
 */
final class LogFile {
  /** The property that conf/log4j2.properties looks up. */
  static final String FOLDER = "gemel.logs";

  private static final String NAME = "gemel.log";

  private LogFile() {}

  /**
   * Has what is logged from now on written below {@code home}, whose lock the process holds. Where
   * that cannot be, {@code err} is told and nothing is written.
   */
  static void open(Path home, PrintStream err) {
    Path folder = home.resolve("logs");
    @Nullable String obstacle = obstacle(folder);
    if (obstacle == null) {
      System.setProperty(FOLDER, folder.toString());
    } else {
      System.clearProperty(FOLDER);
      err.printf("gemel: no log is written: %s; the command goes on without it%n", obstacle);
    }
  }

  private static @Nullable String obstacle(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(folder)) {
      return null;
    }
    if (!Files.isDirectory(folder)) {
      return folder + " is not a folder";
    }
    if (!Files.isWritable(folder)) {
      return folder + " cannot be written";
    }
    boolean fit = !Files.exists(file) || (Files.isRegularFile(file) && Files.isWritable(file));
    return fit ? null : file + " is not a file that can be written";
  }

  /**
   * Logs a command's failure with its stack.
   *
   * @return the file that holds it, empty where none is written
   */
  static Optional<Path> failure(String command, Exception failure) {
    String folder = System.getProperty(FOLDER);
    if (folder == null) {
      return Optional.empty();
    }
    Path file = Path.of(folder, NAME);
    long before = size(file);
    // Of no higher level: people are told of it in other words.
    LoggerFactory.getLogger(LogFile.class).info("gemel {} failed", command, failure);
    return size(file) == before ? Optional.empty() : Optional.of(file);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
