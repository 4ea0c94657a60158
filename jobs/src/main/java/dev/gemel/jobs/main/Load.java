package dev.gemel.jobs.main;

import dev.gemel.jobs.cli.Gemel;

/** {@code gemel load} as a main class. */
public final class Load {
  private Load() {}

  /** Runs the job and exits with its code. */
  public static void main(String[] args) {
    Gemel.main("load", args);
  }
}
