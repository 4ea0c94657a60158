package dev.gemel.embedded.site;

import dev.gemel.embedded.site.Entry.Flag;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** robots.txt (RFC 9309) and sitemaps (sitemaps.org): an index of one map per kind of entry. */
final class Sitemaps {
  static final String INDEX = "/sitemap_index.xml";
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final Instant MADE = Instant.parse("2024-12-31T12:00:00Z");

  private final SiteContent content;
  private final String base;

  Sitemaps(SiteContent content, String base) {
    this.content = content;
    this.base = base;
  }

  Page robots() {
    String text =
        "User-agent: *\nDisallow: %s\nCrawl-delay: 0.05\n\nSitemap: %s%s\n"
            .formatted(SitePages.FORBIDDEN, base, INDEX);
    return Page.utf8(text, "text/plain", MADE);
  }

  Page index() {
    String maps =
        location("sitemap", "/sitemap-articles.xml", MADE)
            + location("sitemap", "/sitemap-notes.xml", MADE);
    return xml("sitemapindex", maps);
  }

  /**
   * Entries of one kind, those that nothing links to among them; not those that ask to be left out.
   */
  Page map(Kind kind) {
    List<Entry> entries =
        content.entries().stream().filter(e -> e.kind() == kind && !e.is(Flag.NOINDEX)).toList();
    return xml(
        "urlset",
        entries.stream()
            .map(e -> location("url", e.path(), e.lastModified()))
            .collect(Collectors.joining()));
  }

  private String location(String element, String path, Instant modified) {
    return "<%s><loc>%s%s</loc><lastmod>%s</lastmod></%s>\n"
        .formatted(element, base, path, modified, element);
  }

  private static Page xml(String root, String items) {
    String text = "%s<%s xmlns=\"%s\">\n%s</%s>\n".formatted(XML, root, NAMESPACE, items, root);
    return Page.utf8(text, "application/xml", MADE);
  }
}
