package dev.gemel.text.html;

import dev.gemel.text.html.page.HtmlDocuments;
import dev.gemel.text.url.UrlNormalizer;
import dev.gemel.text.words.LowerCase;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a page links to, for a crawler.
 *
 * @param links absolute normalised http(s) URLs of {@code a} and {@code area} in document order,
 *     without duplicates and without {@code rel=nofollow}; empty if the page says {@code nofollow}
 * @param feeds RSS, Atom and JSON feeds announced by {@code rel=alternate}
 * @param canonical the page's own name for itself, if it gives one
 * @param noindex whether a robots {@code <meta>} forbids keeping the page
 * @param nofollow whether a robots {@code <meta>} forbids following its links
 */
public record Links(
    List<String> links,
    List<String> feeds,
    @Nullable String canonical,
    boolean noindex,
    boolean nofollow) {
  /** Most links, and most feeds, taken from one page. */
  public static final int MAX_LINKS = 5_000;

  public Links {
    links = List.copyOf(links);
    feeds = List.copyOf(feeds);
  }

  /**
   * The links of {@code html}. {@code <base href>} is respected, itself resolved against {@code
   * baseUrl}, the URL the page was fetched from. Never fails; see {@link ContentExtractor} for the
   * budget.
   */
  public static Links extract(String html, String baseUrl) {
    Document page = HtmlDocuments.parse(html, baseUrl);
    Set<String> robots = robots(page);
    boolean none = robots.contains("none");
    boolean nofollow = none || robots.contains("nofollow");
    List<String> links = nofollow ? List.of() : links(page);
    return new Links(
        links, feeds(page), canonical(page), none || robots.contains("noindex"), nofollow);
  }

  private static Set<String> robots(Document page) {
    Set<String> directives = new LinkedHashSet<>();
    for (Element meta : page.select("meta[name][content]")) {
      if (meta.attr("name").strip().equalsIgnoreCase("robots")) {
        for (String directive : LowerCase.of(meta.attr("content")).split("[,\\s]+")) {
          directives.add(directive);
        }
      }
    }
    return directives;
  }

  private static List<String> links(Document page) {
    Set<String> found = new LinkedHashSet<>();
    for (Element a : page.select("a[href], area[href]")) {
      if (found.size() < MAX_LINKS && !rel(a).contains("nofollow")) {
        add(found, a);
      }
    }
    return List.copyOf(found);
  }

  private static List<String> feeds(Document page) {
    Set<String> found = new LinkedHashSet<>();
    for (Element link : page.select("link[href][type], a[href][type]")) {
      String type = LowerCase.of(link.attr("type"));
      boolean feed = type.matches("\\s*application/(rss\\+xml|atom\\+xml|feed\\+json).*");
      if (feed && found.size() < MAX_LINKS && rel(link).contains("alternate")) {
        add(found, link);
      }
    }
    return List.copyOf(found);
  }

  private static @Nullable String canonical(Document page) {
    for (Element link : page.select("link[rel][href]")) {
      if (rel(link).contains("canonical")) {
        return UrlNormalizer.normalize(link.absUrl("href"));
      }
    }
    return null;
  }

  private static Set<String> rel(Element e) {
    return Set.copyOf(List.of(LowerCase.of(e.attr("rel")).split("\\s+")));
  }

  private static void add(Set<String> found, Element link) {
    String url = UrlNormalizer.normalize(link.absUrl("href"));
    if (url != null) {
      found.add(url);
    }
  }
}
