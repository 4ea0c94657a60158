package dev.gemel.jobs.crawl;

import dev.gemel.jobs.ingest.MediaTypes;
import dev.gemel.text.html.Charsets;
import dev.gemel.text.html.Links;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a crawl reads from a body.
 *
 * @param outlinks normalised URLs it leads to, without duplicates
 * @param fields marks for later jobs: {@code noindex=true}, and {@code role} for files that exist
 *     for crawlers ({@link #ROLE})
 */
record Found(List<String> outlinks, Map<String, String> fields) {
  /** robots, sitemap_index or sitemap (feeds included); absent for pages. */
  static final String ROLE = "role";

  static final String ROBOTS = "robots";
  static final String SITEMAP_INDEX = "sitemap_index";
  static final String SITEMAP = "sitemap";

  private static final String NOINDEX = "noindex";
  private static final int SNIFFED = 1_024;

  Found {
    outlinks = List.copyOf(outlinks);
    // In the order of the names, so that a row is the same whichever process writes it.
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /** The depth of what a page of depth {@code own} leads to; see {@link Frontier}. */
  int depth(int own) {
    String role = fields.getOrDefault(ROLE, "");
    return switch (role) {
      case ROBOTS -> 0;
      case SITEMAP_INDEX -> own;
      case SITEMAP -> 1;
      default -> own + 1;
    };
  }

  /** What a page, feed or sitemap leads to. */
  static Found in(String url, Answer answer) {
    String type = MediaTypes.of(answer.headers().contentType());
    boolean zipped = !type.startsWith("text/") && MediaTypes.isZippedMap(url);
    if (MediaTypes.isXml(type) || zipped || isMap(answer.body())) {
      return Maps.read(url, answer.body());
    }
    return MediaTypes.isHtml(type) ? html(url, answer) : tagged(List.of(), answer);
  }

  /** The sitemaps robots.txt names, or the usual place where it names none. */
  static Found robots(String robotsUrl, List<String> sitemaps) {
    List<String> maps = sitemaps.isEmpty() ? List.of(Origins.sitemap(robotsUrl)) : sitemaps;
    return new Found(Origins.normalized(maps), Map.of(ROLE, ROBOTS, NOINDEX, "true"));
  }

  private static Found html(String url, Answer answer) {
    String text = Charsets.decode(answer.body(), answer.headers().contentType());
    Links links = Links.extract(text, url);
    List<String> all = new ArrayList<>(links.links());
    all.addAll(links.nofollow() ? List.of() : links.feeds());
    Found tagged = tagged(all, answer);
    if (!links.noindex()) {
      return tagged;
    }
    return new Found(tagged.outlinks(), Map.of(NOINDEX, "true"));
  }

  /** X-Robots-Tag says what the robots meta element says, for any media type. */
  private static Found tagged(List<String> links, Answer answer) {
    String tag = answer.headers().robotsTag();
    List<String> words =
        tag == null ? List.of() : List.of(tag.toLowerCase(Locale.ROOT).split("[,\\s]+"));
    boolean none = words.contains("none");
    Map<String, String> fields = new TreeMap<>();
    if (none || words.contains(NOINDEX)) {
      fields.put(NOINDEX, "true");
    }
    boolean follow = !none && !words.contains("nofollow");
    return new Found(follow ? links.stream().distinct().toList() : List.of(), fields);
  }

  /** Servers call sitemaps and feeds text/html or text/plain at times. */
  private static boolean isMap(byte[] body) {
    int length = Math.min(body.length, SNIFFED);
    String head =
        new String(body, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1).stripLeading();
    return head.startsWith("<?xml")
        && head.matches("(?s).*<(urlset|sitemapindex|rss|feed)[\\s>].*")
        && !head.contains("<html");
  }
}
