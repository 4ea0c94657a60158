package dev.gemel.jobs.crawl;

import dev.gemel.jobs.ingest.MediaTypes;
import dev.gemel.text.url.Urls;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;

/**
 * Which URLs found by a crawl are asked for: those in scope that are no trap (endless paths) and do
 * not end like a binary file.
 */
record Admission(Scope scope, List<String> seeds) implements UDF1<String, Boolean>, Serializable {
  private static final int MAX_LENGTH = 2_048;

  /** A segment seen more often in one path comes from a relative link that feeds on itself. */
  private static final int MAX_REPEATS = 3;

  private static final Set<String> BINARY =
      Set.of(
          ("7z aac apk avi avif bin bmp bz2 class css deb dll dmg doc docx eot epub exe flac gif"
                  + " gz ico iso jar jpeg jpg js m4a m4v map mjs mkv mobi mov mp3 mp4 mpeg mpg msi"
                  + " odp ods odt oga ogg ogv otf pdf png ppt pptx ps psd rar rpm svg swf tar tgz"
                  + " tif tiff ttf war wasm wav webm webp wmv woff woff2 xls xlsx xz zip zst")
              .split(" "));

  Admission {
    seeds = List.copyOf(seeds);
  }

  @Override
  public Boolean call(String url) {
    return inScope(url)
        && !Origins.isRobots(url)
        && url.length() <= MAX_LENGTH
        && !binary(path(url))
        && !repeats(path(url));
  }

  /** Whether the crawl's seeds cover {@code url}. */
  boolean inScope(String url) {
    return Urls.host(url) != null && scope.holds(url, seeds);
  }

  /** Of the seeds that cover {@code url}, the one most like it; null when none does. */
  @Nullable String seedOf(String url) {
    return seeds.stream()
        .filter(seed -> scope.holds(url, List.of(seed)))
        .max(Comparator.comparingInt(seed -> shared(seed, url)))
        .orElse(null);
  }

  private static int shared(String a, String b) {
    int i = 0;
    while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  private static String path(String url) {
    int start = url.indexOf('/', url.indexOf("://") + 3);
    int query = url.indexOf('?');
    return url.substring(Math.max(start, 0), query < 0 ? url.length() : query);
  }

  private static boolean binary(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot >= 0 && BINARY.contains(name.substring(dot + 1)) && !MediaTypes.isZippedMap(name);
  }

  private static boolean repeats(String path) {
    Map<String, Integer> counts = new HashMap<>();
    for (String segment : path.split("/")) {
      if (!segment.isEmpty() && counts.merge(segment, 1, Integer::sum) > MAX_REPEATS) {
        return true;
      }
    }
    return false;
  }
}
