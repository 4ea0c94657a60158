package dev.gemel.jobs.crawl;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One URL to ask for.
 *
 * @param url normalised
 * @param depth links from a seed
 * @param referrer the URL that led here; null for a seed
 * @param known what the lake holds of it; null when it holds no page of that URL
 */
record Target(String url, int depth, @Nullable String referrer, @Nullable Known known)
    implements Serializable {

  /**
   * What an earlier crawl stored of a page, for a conditional request.
   *
   * @param etag as sent
   * @param lastModified as sent
   */
  record Known(@Nullable String etag, @Nullable String lastModified) implements Serializable {}
}
