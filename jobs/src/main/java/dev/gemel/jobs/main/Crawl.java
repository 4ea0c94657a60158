package dev.gemel.jobs.main;

import dev.gemel.jobs.cli.Gemel;

/** {@code gemel crawl} as a main class. */
public final class Crawl {
  private Crawl() {}

  /** Runs the job and exits with its code. */
  public static void main(String[] args) {
    Gemel.main("crawl", args);
  }
}
