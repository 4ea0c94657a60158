package dev.gemel.jobs.main;

import dev.gemel.jobs.cli.Gemel;

/** {@code gemel evaluate} as a main class. */
public final class Evaluate {
  private Evaluate() {}

  /** Runs the job and exits with its code. */
  public static void main(String[] args) {
    Gemel.main("evaluate", args);
  }
}
