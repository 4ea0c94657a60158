package dev.gemel.jobs.main;

import dev.gemel.jobs.cli.Gemel;

/** {@code gemel instruct} as a main class. */
public final class Instruct {
  private Instruct() {}

  /** Runs the job and exits with its code. */
  public static void main(String[] args) {
    Gemel.main("instruct", args);
  }
}
