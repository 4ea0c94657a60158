package dev.gemel.jobs.main;

import dev.gemel.jobs.cli.Gemel;

/** {@code gemel dedup} as a main class. */
public final class Dedup {
  private Dedup() {}

  /** Runs the job and exits with its code. */
  public static void main(String[] args) {
    Gemel.main("dedup", args);
  }
}
