package dev.gemel.clients.models;

/** Is told how a download goes on. */
@FunctionalInterface
public interface PullProgress {
  /**
   * @param file what is downloaded
   * @param done bytes that are there
   * @param total bytes of the whole, or 0 where the server does not say
   */
  void at(String file, long done, long total);
}
