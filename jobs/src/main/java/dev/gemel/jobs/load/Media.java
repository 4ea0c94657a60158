package dev.gemel.jobs.load;

/** Media types. */
final class Media {
  private Media() {}

  static boolean isHtml(String mediaType) {
    return mediaType.equals("text/html") || mediaType.equals("application/xhtml+xml");
  }
}
