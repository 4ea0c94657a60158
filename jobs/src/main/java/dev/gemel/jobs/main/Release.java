package dev.gemel.jobs.main;

import dev.gemel.jobs.cli.Gemel;

/** {@code gemel release} as a main class. */
public final class Release {
  private Release() {}

  /** Runs the job and exits with its code. */
  public static void main(String[] args) {
    Gemel.main("release", args);
  }
}
