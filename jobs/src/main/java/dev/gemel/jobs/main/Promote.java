package dev.gemel.jobs.main;

import dev.gemel.jobs.cli.Gemel;

/** {@code gemel promote} as a main class. */
public final class Promote {
  private Promote() {}

  /** Runs the job and exits with its code. */
  public static void main(String[] args) {
    Gemel.main("promote", args);
  }
}
