package dev.gemel.jobs.main;

import dev.gemel.jobs.cli.Gemel;

/** {@code gemel clean} as a main class. */
public final class Clean {
  private Clean() {}

  /** Runs the job and exits with its code. */
  public static void main(String[] args) {
    Gemel.main("clean", args);
  }
}
