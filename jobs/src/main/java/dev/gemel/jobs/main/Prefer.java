package dev.gemel.jobs.main;

import dev.gemel.jobs.cli.Gemel;

/** {@code gemel prefer} as a main class. */
public final class Prefer {
  private Prefer() {}

  /** Runs the job and exits with its code. */
  public static void main(String[] args) {
    Gemel.main("prefer", args);
  }
}
