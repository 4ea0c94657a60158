package dev.gemel.jobs.crawl;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Sitemaps, sitemap indexes (sitemaps.org), RSS and Atom feeds: the URLs they name. What cannot be
 * read names none; what stands before a break counts.
 */
final class Maps {
  /** The sitemap protocol's own limit on an uncompressed file. */
  private static final int MAX_BYTES = 50 << 20;

  private Maps() {}

  static Found read(String url, byte[] body) {
    try {
      URL place = URI.create(url).toURL();
      AbstractSiteMap map = parser().parseSiteMap(unzipped(body), place);
      return map.isIndex() ? index((SiteMapIndex) map) : urls((SiteMap) map);
    } catch (UnknownFormatException | IOException | IllegalArgumentException e) {
      // Any XML may come here; most of it is no sitemap, and the page is stored all the same.
      return new Found(List.of(), Map.of());
    }
  }

  private static SiteMapParser parser() {
    SiteMapParser parser = new SiteMapParser(false);
    parser.setStrictNamespace(false);
    return parser;
  }

  private static Found index(SiteMapIndex index) {
    List<String> maps = index.getSitemaps().stream().map(m -> m.getUrl().toString()).toList();
    return new Found(Origins.normalized(maps), Map.of(Found.ROLE, Found.SITEMAP_INDEX));
  }

  private static Found urls(SiteMap map) {
    List<String> urls =
        map.getSiteMapUrls().stream().map(SiteMapURL::getUrl).map(URL::toString).toList();
    return new Found(Origins.normalized(urls), Map.of(Found.ROLE, Found.SITEMAP));
  }

  private static byte[] unzipped(byte[] body) throws IOException {
    boolean zipped = body.length > 2 && body[0] == 0x1f && (body[1] & 0xff) == 0x8b;
    if (!zipped) {
      return body;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readNBytes(MAX_BYTES);
    }
  }
}
