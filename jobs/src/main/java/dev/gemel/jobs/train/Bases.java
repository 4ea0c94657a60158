package dev.gemel.jobs.train;

import dev.gemel.conf.Section;
import dev.gemel.conf.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** Base models for those who do not train: a name or a path in, a model's folder out. */
public final class Bases {
  private final BaseModels models;
  private final Installation installation;
  private final Path runs;
  private final PrintStream err;

  private Bases(BaseModels models, Installation installation, Path runs, PrintStream err) {
    this.models = models;
    this.installation = installation;
    this.runs = runs;
    this.err = err;
  }

  /**
   * Reads the sections {@code models} and {@code train}.
   *
   * @param err is told how far an import is
   */
  public static Bases from(Settings settings, PrintStream err) {
    Section train = settings.section("train");
    return new Bases(
        BaseModels.from(settings),
        Installation.from(train),
        Objects.requireNonNull(TrainConfig.path(train.string("runs"))),
        err);
  }

  /** Whether {@code asked} is a name of the catalogue or a GGUF file. */
  public boolean knows(String asked) {
    return models.knows(asked);
  }

  /**
   * The model's folder; a GGUF file is imported by the trainer, once.
   *
   * @throws dev.gemel.conf.ConfigException when it is nothing, or was not pulled
   */
  public Path folder(String asked) {
    Path path = models.locate(asked);
    return BaseModels.isGguf(path) ? imported(path) : path;
  }

  private Path imported(Path gguf) {
    Trainer trainer = installation.open();
    Attempts attempts = new Attempts(new LocalProcess(), trainer, runs, 0, Duration.ZERO, err);
    return new GgufImport(attempts, trainer, err).folder(gguf, null);
  }
}
