package dev.gemel.jobs.main;

import dev.gemel.jobs.cli.Gemel;

/** {@code gemel import} as a main class. */
public final class Import {
  private Import() {}

  /** Runs the job and exits with its code. */
  public static void main(String[] args) {
    Gemel.main("import", args);
  }
}
