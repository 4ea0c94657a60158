package dev.gemel.jobs.main;

import dev.gemel.jobs.cli.Gemel;

/** {@code gemel train} as a main class. */
public final class Train {
  private Train() {}

  /** Runs the job and exits with its code. */
  public static void main(String[] args) {
    Gemel.main("train", args);
  }
}
