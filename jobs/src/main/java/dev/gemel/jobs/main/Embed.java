package dev.gemel.jobs.main;

import dev.gemel.jobs.cli.Gemel;

/** {@code gemel embed} as a main class. */
public final class Embed {
  private Embed() {}

  /** Runs the job and exits with its code. */
  public static void main(String[] args) {
    Gemel.main("embed", args);
  }
}
