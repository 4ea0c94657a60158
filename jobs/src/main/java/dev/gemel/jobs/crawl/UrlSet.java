package dev.gemel.jobs.crawl;

import com.dynatrace.hash4j.hashing.Hashing;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/**
 * A set of URLs by their 64-bit hashes, 8 bytes each: small enough to send to every task. Among a
 * million URLs the chance that any two share a hash is below 1 in 10 million.
 */
final class UrlSet implements Serializable {
  private static final long serialVersionUID = 1L;

  static final UrlSet EMPTY = new UrlSet(new long[0]);

  private final long[] sorted;

  private UrlSet(long[] sorted) {
    this.sorted = sorted;
  }

  /** This set and {@code urls}. */
  UrlSet plus(Collection<String> urls) {
    long[] all = Arrays.copyOf(sorted, sorted.length + urls.size());
    int i = sorted.length;
    for (String url : urls) {
      all[i++] = hash(url);
    }
    Arrays.sort(all);
    return new UrlSet(all);
  }

  boolean contains(String url) {
    return Arrays.binarySearch(sorted, hash(url)) >= 0;
  }

  private static long hash(String url) {
    return Hashing.xxh3_64().hashBytesToLong(url.getBytes(StandardCharsets.UTF_8));
  }
}
