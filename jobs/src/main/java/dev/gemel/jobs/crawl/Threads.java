package dev.gemel.jobs.crawl;

/** Threads of a task. */
final class Threads {
  private Threads() {}

  /** A thread that does not keep the JVM alive. */
  static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
